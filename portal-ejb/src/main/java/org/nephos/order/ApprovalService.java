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
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.DecisionView;
import org.nephos.order.api.OrderView;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.Rights;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.Names;

/** Decisions on orders at the front door. */
@Stateless
public class ApprovalService implements ApprovalFacade {
  private static final String CREATED_AT = "createdAt";
  static final Condition WAITS =
      new Condition("e.state = org.nephos.order.OrderState.PENDING_APPROVAL", Map.of());
  private static final Condition ADMINISTRATORS =
      new Condition(
          "exists (select 1 from OrderApproval a where a.orderId = e.id"
              + " and a.approver = org.nephos.order.Approver.TENANT_ADMIN)",
          Map.of());
  private static final Condition NEEDED_ONE =
      new Condition("exists (select 1 from OrderApproval a where a.orderId = e.id)", Map.of());

  private static final ListDefinition<Order> WAITING =
      ListDefinition.of(Order.class, CREATED_AT)
          .equal("project", "projectId", Parse::uuid)
          .equal("tenant", "tenantId", Parse::uuid)
          .sort(CREATED_AT, CREATED_AT, Parse::instant);
  private static final ListDefinition<Order> MINE =
      ListDefinition.of(Order.class, "-" + CREATED_AT)
          .equal("state", "state", Parse.constant(OrderState.class))
          .sort(CREATED_AT, CREATED_AT, Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ApprovalDecisions decisions;
  @Inject private DecisionViews decisionViews;
  @Inject private OrderViews views;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.ORDER_APPROVE)
  public Page<OrderView> waiting(ListQuery query) {
    return lists.page(
        WAITING,
        query,
        List.of(
            WAITS, Scoped.by(access.scope(Permission.ORDER_APPROVE)), decidable(access.rights())),
        ApprovalService::position,
        views::of);
  }

  /** What a policy leaves to the operator waits for nobody else. */
  static Condition decidable(Rights rights) {
    return rights.isOperator() ? Condition.ALL : ADMINISTRATORS;
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<OrderView> mine(ListQuery query) {
    UUID me = CallerScope.current().personId();
    return lists.page(
        MINE,
        query,
        List.of(
            NEEDED_ONE,
            me == null
                ? Condition.NONE
                : new Condition("e.createdBy = :orderedBy", Map.of("orderedBy", me)),
            Scoped.by(access.scope(Permission.RESOURCE_SEE))),
        ApprovalService::position,
        views::of);
  }

  private static Marker.Position position(Order order) {
    return new Marker.Position(Map.of(CREATED_AT, order.createdAt().toString()), order.id());
  }

  @Override
  @Requires(Permission.ORDER_APPROVE)
  public DecisionView decision(@Names(ResourceKind.ORDER) UUID id) {
    return decisionViews.of(em.find(Order.class, id));
  }

  @Override
  @Requires(Permission.ORDER_APPROVE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OrderView approve(@Names(ResourceKind.ORDER) UUID id, String reason) {
    return transactions.inNew(() -> views.of(flushed(decisions.approve(id, reason))));
  }

  @Override
  @Requires(Permission.ORDER_APPROVE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public OrderView reject(@Names(ResourceKind.ORDER) UUID id, String reason) {
    return transactions.inNew(() -> views.of(flushed(decisions.reject(id, reason))));
  }

  private Order flushed(Order order) {
    em.flush();
    return order;
  }
}
