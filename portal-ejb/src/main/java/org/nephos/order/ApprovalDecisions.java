package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.nephos.budget.OrderBudgets;
import org.nephos.compute.InstanceRepository;
import org.nephos.event.Changes;
import org.nephos.json.Json;
import org.nephos.order.api.QuoteView;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.request.RequestLife;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.TenantState;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * Decides orders that wait for an approval, as a part of the caller's transaction. The order's row
 * is locked first, so that of two decisions at the same moment one wins and the other is told.
 */
@ApplicationScoped
class ApprovalDecisions {
  /** What is said of an order that nobody decided. */
  static final String NOBODY = "Nobody decided it in time.";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private ApprovedOrders approved;
  @Inject private ApprovableKinds kinds;
  @Inject private OrderBudgets budgets;
  @Inject private HeldRoom room;
  @Inject private OrderProgress progress;
  @Inject private OrderNotices notices;
  @Inject private AccessService access;
  @Inject private PortalClock clock;

  /** Approves. */
  Order approve(UUID id, String reason) {
    Reason.check(reason);
    Order order = lockOpen(id);
    OpenTenant.require(em.find(Tenant.class, order.tenantId()));
    budgets.require(asked(order));
    String why = Reason.kept(reason);
    decide(order, ApprovalOutcome.APPROVED, why);
    approved.begin(order);
    return order;
  }

  /** Says no. */
  Order reject(UUID id, String reason) {
    Reason.require(reason);
    Order order = lockOpen(id);
    end(order, ApprovalOutcome.REJECTED, reason.strip(), reason.strip());
    return order;
  }

  /** Takes the default decision, when its term is over. */
  void decideByDefault(UUID id) {
    Order order = instances.lockOrder(id);
    if (order.state() != OrderState.PENDING_APPROVAL || clock.now().isBefore(order.deadline())) {
      return;
    }
    Tenant tenant = em.find(Tenant.class, order.tenantId());
    switch (approval(order).defaultDecision()) {
      case REJECT -> end(order, ApprovalOutcome.REJECTED, null, NOBODY);
      case EXPIRE -> end(order, ApprovalOutcome.EXPIRED, null, NOBODY);
      case APPROVE -> {
        String obstacle = obstacle(order, tenant);
        if (obstacle == null) {
          decide(order, ApprovalOutcome.APPROVED, null);
          approved.begin(order);
        } else {
          end(order, ApprovalOutcome.EXPIRED, null, obstacle);
        }
      }
    }
  }

  /** Why nothing begins here, not even by itself; null when it may. */
  private String obstacle(Order order, Tenant tenant) {
    return tenant.state() == TenantState.ACTIVE
        ? budgets.refusal(asked(order)).map(Throwable::getMessage).orElse(null)
        : OpenTenant.refusal(tenant);
  }

  /** What budgets look at; of an order that has waited, too. */
  OrderBudgets.Asked asked(Order order) {
    return new OrderBudgets.Asked(
        em.find(Tenant.class, order.tenantId()),
        order.projectId(),
        kinds.of(order).wish(order).tags(),
        Json.read(order.quote(), QuoteView.class));
  }

  /** Whether the caller may decide it, by its policy; that it holds the right is checked before. */
  boolean mayDecide(OrderApproval approval) {
    return approval.approver() == Approver.TENANT_ADMIN || access.rights().isOperator();
  }

  private Order lockOpen(UUID id) {
    Order order = instances.lockOrder(id);
    if (order.state() != OrderState.PENDING_APPROVAL) {
      throw RequestLife.closed("The order does not wait for an approval.", order.state());
    }
    if (!mayDecide(approval(order))) {
      throw new ForbiddenException(
          Permission.CLOUD_OPERATE,
          "The policy leaves this order to the operator of the cloud. Only the operator can decide"
              + " it.");
    }
    if (!clock.now().isBefore(order.deadline())) {
      throw RequestLife.closed("The time to decide it is over.", order.state());
    }
    return order;
  }

  private OrderApproval approval(Order order) {
    return em.find(OrderApproval.class, order.id());
  }

  private void end(Order order, ApprovalOutcome outcome, String reason, String told) {
    if (outcome == ApprovalOutcome.REJECTED) {
      order.reject(told, clock.now());
    } else {
      order.expire(told, clock.now());
    }
    decide(order, outcome, reason);
    kinds.of(order).end(order);
    em.flush();
    room.giveBack(order);
  }

  private void decide(Order order, ApprovalOutcome outcome, String reason) {
    Caller caller = CallerScope.current();
    OrderApproval approval = approval(order);
    boolean byPerson = !caller.isSystem();
    approval.decide(
        outcome,
        byPerson ? caller.personId() : null,
        byPerson ? caller.username() : null,
        reason,
        clock.now());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("policy", approval.policyName());
    data.put("byDefault", !byPerson);
    data.put("ownOrder", byPerson && caller.personId().equals(order.createdBy()));
    String type =
        switch (outcome) {
          case APPROVED -> "order.approved";
          case REJECTED -> "order.rejected";
          case EXPIRED -> "order.expired";
        };
    progress.record(order, type, reason, data, Changes.of("decision", null, outcome));
    notices.decided(order, outcome, reason);
  }
}
