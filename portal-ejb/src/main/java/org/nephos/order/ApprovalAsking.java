package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import org.nephos.json.Json;
import org.nephos.order.api.QuoteView;
import org.nephos.quota.QuotaAmounts;
import org.nephos.time.PortalClock;

/**
 * Lets orders wait for an approval, with their room held from the first moment on. An order that
 * would rather wait for quota than be refused waits for that first, and then for the approval: what
 * is approved always has its room.
 */
@ApplicationScoped
public class ApprovalAsking {
  private static final Runnable NOTHING_ELSE = () -> {};

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private HeldRoom room;
  @Inject private OrderProgress progress;
  @Inject private PortalClock clock;

  /**
   * Places a new order that a policy wants approved.
   *
   * @param order without a row yet, in {@code PENDING_QUOTA}
   * @param until how long it would wait for quota; null to be refused when there is too little
   */
  void place(Order order, OrderPolicy policy, QuotaAmounts amounts, Instant until) {
    if (until == null) {
      place(order, policy, amounts, NOTHING_ELSE);
    } else {
      placeOrWait(order, policy, amounts, until);
    }
  }

  /**
   * Places a new order that a policy wants approved and that would rather be refused than wait for
   * quota.
   *
   * @param order without a row yet, in {@code PENDING_QUOTA}
   * @param rows makes what waits beside the order; called when the order has its row
   * @throws org.nephos.problem.api.QuotaExceededException when it does not fit
   * @throws org.nephos.problem.api.ConflictException {@code too-much-waits}
   */
  public void place(Order order, OrderPolicy policy, QuotaAmounts amounts, Runnable rows) {
    OrderApproval approval = approval(order, policy, amounts);
    em.persist(order);
    progress.record(order, "order.accepted", null);
    ask(order, approval);
    // The rows first, so that the hot rows of the quota are locked last and shortest; the order's
    // own before what refers to it.
    em.flush();
    em.persist(approval);
    rows.run();
    em.flush();
    room.hold(order, amounts);
  }

  private void placeOrWait(Order order, OrderPolicy policy, QuotaAmounts amounts, Instant until) {
    boolean held = room.tryHold(order.id(), order.projectId(), order.tenantId(), amounts);
    OrderApproval approval = approval(order, policy, amounts);
    em.persist(order);
    progress.record(order, "order.accepted", null);
    if (held) {
      ask(order, approval);
    } else {
      order.waitUntil(until);
      progress.record(order, "order.waiting", "Quota is too small at the moment.");
    }
    em.flush();
    em.persist(approval);
  }

  /**
   * Goes on with one that waited for quota, if there is room now; the caller holds its lock.
   *
   * @return whether it needs an approval at all
   */
  boolean goOn(Order order) {
    OrderApproval approval = em.find(OrderApproval.class, order.id());
    if (approval == null) {
      return false;
    }
    if (room.tryHold(order.id(), order.projectId(), order.tenantId(), approval.held())) {
      ask(order, approval);
    }
    return true;
  }

  private static OrderApproval approval(Order order, OrderPolicy policy, QuotaAmounts amounts) {
    return new OrderApproval(
        order.id(),
        order.tenantId(),
        policy,
        Json.read(order.quote(), QuoteView.class).monthly(),
        amounts);
  }

  private void ask(Order order, OrderApproval approval) {
    order.awaitApproval(approval.ask(clock.now()));
    progress.record(
        order,
        "order.approval-asked",
        null,
        Map.of("policy", approval.policyName(), "approver", approval.approver().name()));
  }
}
