package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nephos.inbox.InboxSource;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;

/** Requests for more quota; what nobody had to decide is not among the decided ones. */
@ApplicationScoped
class QuotaInInbox implements InboxSource<QuotaRequest> {
  private static final ListDefinition<QuotaRequest> LIST =
      ListDefinition.of(QuotaRequest.class, AGE)
          .equal("tenant", "tenantId", Parse::uuid)
          .filter(
              "name",
              "lower(e.createdByName) like :name escape '!' or exists (select 1 from Project p"
                  + " where p.id = e.projectId and lower(p.name) like :name escape '!')",
              Parse::part)
          .sort(AGE, "createdAt", Parse::instant);

  @Inject private QuotaRequestViews views;
  @Inject private AccessService access;

  @Override
  public InboxKind kind() {
    return InboxKind.QUOTA;
  }

  @Override
  public ListDefinition<QuotaRequest> list() {
    return LIST;
  }

  @Override
  public List<Condition> conditions(InboxState state) {
    return List.of(
        new Condition(
            "e.state = :requestState and e.automatic = false",
            Map.of("requestState", RequestState.valueOf(state.name()))),
        Scoped.by(access.scope(Permission.QUOTA_DECIDE)));
  }

  @Override
  public Marker.Position position(QuotaRequest request) {
    return new Marker.Position(Map.of(AGE, request.createdAt().toString()), request.id());
  }

  @Override
  public List<InboxItemView> views(List<QuotaRequest> rows) {
    return views.of(rows).stream().map(QuotaInInbox::item).toList();
  }

  private static InboxItemView item(QuotaRequestView request) {
    QuotaRequestView.Decision decision = request.decision();
    return new InboxItemView(
        InboxKind.QUOTA,
        request.id(),
        InboxState.valueOf(request.state().name()),
        request.tenant(),
        request.tenantName(),
        request.project(),
        request.projectName(),
        request.changes().stream()
            .map(change -> change.resource() + " " + change.limit())
            .collect(Collectors.joining(", ")),
        request.reason(),
        null,
        null,
        request.createdBy(),
        request.createdAt(),
        decision == null ? request.until() : null,
        decision == null ? null : decision.by(),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.reason());
  }
}
