package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.compute.Fault;
import org.nephos.compute.api.FaultView;
import org.nephos.json.Json;
import org.nephos.order.api.ApprovalView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.QuoteView;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Tenant;

/** Makes views of orders; what they refer to is read once for all of them. */
@ApplicationScoped
public class OrderViews {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private DisplayNames names;

  /** The view of one order. */
  public OrderView of(Order order) {
    return of(List.of(order)).get(0);
  }

  /**
   * The receipt of an order that nobody has to approve: what it says is known, so nothing is read.
   *
   * @param instances what was made for it
   */
  OrderView receipt(
      Order order, QuoteView quote, List<UUID> instances, Project project, Tenant tenant) {
    return view(order, quote, null, instances, project.name(), tenant.displayName());
  }

  /** The views, in the same order. */
  public List<OrderView> of(List<Order> orders) {
    Map<UUID, List<UUID>> instances = instances(orders);
    Map<UUID, OrderApproval> approvals = approvals(orders);
    Map<UUID, String> projects =
        names.projects(orders.stream().map(Order::projectId).collect(Collectors.toSet()));
    Map<UUID, String> tenants =
        names.tenants(orders.stream().map(Order::tenantId).collect(Collectors.toSet()));
    return orders.stream()
        .map(
            order ->
                view(
                    order,
                    Json.read(order.quote(), QuoteView.class),
                    approvals.get(order.id()),
                    instances.getOrDefault(order.id(), List.of()),
                    projects.get(order.projectId()),
                    tenants.get(order.tenantId())))
        .toList();
  }

  private Map<UUID, List<UUID>> instances(Collection<Order> orders) {
    // The members of a scaling group come and go; they are the group's, not the order's.
    Set<UUID> ids =
        orders.stream()
            .filter(order -> order.kind().equals(OrderKind.INSTANCE_CREATE.word()))
            .map(Order::id)
            .collect(Collectors.toSet());
    Map<UUID, List<UUID>> instances = new HashMap<>();
    if (ids.isEmpty()) {
      return instances;
    }
    em.createQuery(
            "select i.orderId, i.id from Instance i where i.orderId in :ids"
                + " order by i.createdAt, i.id",
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .forEach(
            row ->
                instances
                    .computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                    .add((UUID) row[1]));
    return instances;
  }

  private Map<UUID, OrderApproval> approvals(Collection<Order> orders) {
    if (orders.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery("select a from OrderApproval a where a.orderId in :ids", OrderApproval.class)
        .setParameter("ids", orders.stream().map(Order::id).collect(Collectors.toSet()))
        .getResultList()
        .stream()
        .collect(Collectors.toMap(OrderApproval::orderId, approval -> approval));
  }

  private static ApprovalView approval(Order order, OrderApproval approval) {
    if (approval == null) {
      return null;
    }
    return new ApprovalView(
        approval.policyName(),
        approval.message(),
        approval.approver(),
        approval.askedAt(),
        order.state() == OrderState.PENDING_APPROVAL ? order.deadline() : null,
        approval.defaultDecision(),
        approval.decision(),
        approval.decidedByName(),
        approval.decidedAt(),
        approval.decisionReason());
  }

  private static OrderView view(
      Order order,
      QuoteView quote,
      OrderApproval approval,
      List<UUID> instances,
      String projectName,
      String tenantName) {
    Fault fault = order.fault();
    return new OrderView(
        order.id(),
        order.kind(),
        order.state(),
        order.projectId(),
        projectName,
        order.tenantId(),
        tenantName,
        order.name(),
        order.itemCount() + " × " + order.name(),
        order.itemCount(),
        instances,
        order.targetId(),
        quote,
        order.createdByName(),
        order.createdAt(),
        order.finishedAt(),
        fault == null ? null : new FaultView(fault.code(), fault.detail()),
        order.reason(),
        approval(order, approval));
  }
}
