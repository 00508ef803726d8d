package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.nephos.inbox.InboxSource;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.tenancy.api.SignUpView;

/** Requests for tenants, for the operator. */
@ApplicationScoped
class SignUpsInInbox implements InboxSource<SignUpRequest> {
  private static final ListDefinition<SignUpRequest> LIST =
      ListDefinition.of(SignUpRequest.class, AGE)
          .equal("tenant", "tenantId", Parse::uuid)
          .filter(
              "name",
              "lower(e.name) like :name escape '!' or lower(e.organisation) like :name escape '!'",
              Parse::part)
          .sort(AGE, "createdAt", Parse::instant);

  @Inject private SignUpRequests requests;
  @Inject private AccessService access;

  @Override
  public InboxKind kind() {
    return InboxKind.SIGN_UP;
  }

  @Override
  public ListDefinition<SignUpRequest> list() {
    return LIST;
  }

  @Override
  public List<Condition> conditions(InboxState state) {
    return List.of(
        new Condition(
            "e.state = :requestState", Map.of("requestState", SignUpState.valueOf(state.name()))),
        access.rights().allow(Permission.CLOUD_OPERATE, null, null)
            ? Condition.ALL
            : Condition.NONE);
  }

  @Override
  public Marker.Position position(SignUpRequest request) {
    return new Marker.Position(Map.of(AGE, request.createdAt().toString()), request.id());
  }

  @Override
  public List<InboxItemView> views(List<SignUpRequest> rows) {
    return requests.views(rows).stream().map(SignUpsInInbox::item).toList();
  }

  private static InboxItemView item(SignUpView request) {
    return new InboxItemView(
        InboxKind.SIGN_UP,
        request.id(),
        InboxState.valueOf(request.state().name()),
        request.tenant(),
        request.tenant() == null ? null : request.organisation(),
        null,
        null,
        request.organisation() + " (" + request.name() + ")",
        request.reason(),
        null,
        null,
        request.username(),
        request.createdAt(),
        null,
        request.decidedBy(),
        request.decidedAt(),
        request.decision());
  }
}
