package org.nephos.order;

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
import org.nephos.list.Scoped;
import org.nephos.order.api.ApprovalView;
import org.nephos.order.api.OrderView;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;

/** Orders of one kind that need, or needed, an approval. */
abstract class OrdersInInbox implements InboxSource<Order> {
  private static final ListDefinition<Order> LIST =
      ListDefinition.of(Order.class, AGE)
          .equal("tenant", "tenantId", Parse::uuid)
          .filter(
              "name",
              "lower(e.name) like :name escape '!' or lower(e.createdByName) like :name escape '!'",
              Parse::part)
          .sort(AGE, "createdAt", Parse::instant)
          .sortBy(
              PRICE,
              "(select a.monthlyPrice from OrderApproval a where a.orderId = e.id)",
              Parse::decimal);

  @Inject private OrderViews views;
  @Inject private AccessService access;

  private final OrderKind orders;
  private final InboxKind kind;

  OrdersInInbox(OrderKind orders, InboxKind kind) {
    this.orders = orders;
    this.kind = kind;
  }

  @Override
  public InboxKind kind() {
    return kind;
  }

  @Override
  public ListDefinition<Order> list() {
    return LIST;
  }

  @Override
  public boolean isPriced() {
    return true;
  }

  @Override
  public List<Condition> conditions(InboxState state) {
    return List.of(
        new Condition("e.kind = :orderKind", Map.of("orderKind", orders.word())),
        in(state),
        Scoped.by(access.scope(Permission.ORDER_APPROVE)),
        ApprovalService.decidable(access.rights()));
  }

  private static Condition in(InboxState state) {
    return switch (state) {
      case PENDING -> ApprovalService.WAITS;
      case APPROVED -> decided(ApprovalOutcome.APPROVED);
      case DENIED -> decided(ApprovalOutcome.REJECTED);
    };
  }

  private static Condition decided(ApprovalOutcome outcome) {
    return new Condition(
        "exists (select 1 from OrderApproval a where a.orderId = e.id and a.decision = :outcome)",
        Map.of("outcome", outcome));
  }

  @Override
  public Marker.Position position(Order order) {
    return new Marker.Position(
        Map.of(
            AGE,
            order.createdAt().toString(),
            PRICE,
            views.of(order).quote().monthly().toPlainString()),
        order.id());
  }

  @Override
  public List<InboxItemView> views(List<Order> rows) {
    return views.of(rows).stream().map(this::item).toList();
  }

  private InboxItemView item(OrderView order) {
    ApprovalView approval = order.approval();
    return new InboxItemView(
        kind,
        order.id(),
        state(approval),
        order.tenant(),
        order.tenantName(),
        order.project(),
        order.projectName(),
        order.summary(),
        order.reason(),
        order.quote().monthly(),
        order.quote().currency(),
        order.createdBy(),
        order.createdAt(),
        approval.deadline(),
        approval.decidedBy(),
        approval.decidedAt(),
        approval.reason());
  }

  private static InboxState state(ApprovalView approval) {
    if (approval.decision() == null) {
      return InboxState.PENDING;
    }
    return approval.decision() == ApprovalOutcome.APPROVED
        ? InboxState.APPROVED
        : InboxState.DENIED;
  }
}
