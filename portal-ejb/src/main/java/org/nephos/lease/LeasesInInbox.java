package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.nephos.inbox.InboxSource;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;

/** Requests for longer leases; what nobody had to decide is not among the decided ones. */
@ApplicationScoped
class LeasesInInbox implements InboxSource<LeaseExtension> {
  private static final ListDefinition<LeaseExtension> LIST =
      ListDefinition.of(LeaseExtension.class, AGE)
          .equal("tenant", "tenantId", Parse::uuid)
          .filter(
              "name",
              "lower(e.instanceName) like :name escape '!'"
                  + " or lower(e.createdByName) like :name escape '!'",
              Parse::part)
          .sort(AGE, "createdAt", Parse::instant);

  @Inject private LeaseExtensionViews views;
  @Inject private AccessService access;

  @Override
  public InboxKind kind() {
    return InboxKind.LEASE;
  }

  @Override
  public ListDefinition<LeaseExtension> list() {
    return LIST;
  }

  @Override
  public List<Condition> conditions(InboxState state) {
    return List.of(
        new Condition(
            "e.state = :requestState and e.automatic = false",
            Map.of("requestState", RequestState.valueOf(state.name()))),
        Scoped.by(access.scope(Permission.ORDER_APPROVE)));
  }

  @Override
  public Marker.Position position(LeaseExtension request) {
    return new Marker.Position(Map.of(AGE, request.createdAt().toString()), request.id());
  }

  @Override
  public List<InboxItemView> views(List<LeaseExtension> rows) {
    return views.of(rows).stream().map(LeasesInInbox::item).toList();
  }

  private static InboxItemView item(LeaseExtensionView request) {
    LeaseExtensionView.Decision decision = request.decision();
    return new InboxItemView(
        InboxKind.LEASE,
        request.id(),
        InboxState.valueOf(request.state().name()),
        request.tenant(),
        request.tenantName(),
        request.project(),
        request.projectName(),
        request.instanceName() + " until " + request.until(),
        request.reason(),
        null,
        null,
        request.createdBy(),
        request.createdAt(),
        decision == null ? request.expiresAt() : null,
        decision == null ? null : decision.by(),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.reason());
  }
}
