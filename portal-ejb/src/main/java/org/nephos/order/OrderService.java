package org.nephos.order;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Orders at the front door. */
@Stateless
public class OrderService implements OrderFacade {
  private static final ListDefinition<Order> LIST =
      ListDefinition.of(Order.class, "-createdAt")
          .equal("project", "projectId", Parse::uuid)
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("kind", "kind", Parse::text)
          .equal("state", "state", Parse.constant(OrderState.class))
          .contains("name", "name")
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("name", "name", Parse::text)
          .sort("state", "state", Parse.constant(OrderState.class));

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Idempotency idempotency;
  @Inject private OrderAcceptance acceptance;
  @Inject private OrderOutlook outlook;
  @Inject private OrderCancellation cancellation;
  @Inject private OrderViews views;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.ORDER_SUBMIT)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OrderView submit(SubmitOrder command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, OrderView.class, () -> acceptance.accept(command));
  }

  @Override
  @Requires(Permission.ORDER_SUBMIT)
  public DryRunView dryRun(SubmitOrder command) {
    return outlook.of(command, OrderKind.INSTANCE_CREATE);
  }

  @Override
  @Requires(Permission.ORDER_SUBMIT)
  public DryRunView dryRun(SubmitOrder command, OrderKind kind) {
    return outlook.of(command, kind);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public OrderView get(@Names(ResourceKind.ORDER) UUID id) {
    return views.of(em.find(Order.class, id));
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<OrderView> list(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(Scoped.by(access.scope(Permission.RESOURCE_SEE))),
        order ->
            new Marker.Position(
                Map.of(
                    "createdAt", order.createdAt().toString(),
                    "name", order.name(),
                    "state", order.state().name()),
                order.id()),
        views::of);
  }

  @Override
  @Requires(Permission.INSTANCE_DELETE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OrderView cancel(@Names(ResourceKind.ORDER) UUID id, String reason) {
    return transactions.inNew(() -> views.of(cancellation.cancel(id, reason)));
  }
}
