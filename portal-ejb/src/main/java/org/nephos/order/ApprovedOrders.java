package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import org.nephos.compute.Fault;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.Violation;
import org.nephos.time.PortalClock;

/** Begins what was approved, if it can still be made as it was ordered. */
@ApplicationScoped
class ApprovedOrders {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderReferences references;
  @Inject private ApprovableKinds kinds;
  @Inject private OrderProgress progress;
  @Inject private HeldRoom room;
  @Inject private PortalClock clock;

  /** Begins an order that waited for this; the caller holds its lock. */
  void begin(Order order) {
    ApprovableKind kind = kinds.of(order);
    SubmitOrder command = kind.wish(order);
    List<Violation> gone = new ArrayList<>();
    OrderReferences.Found found =
        references.find(
            order.projectId(),
            command.flavor(),
            command.image(),
            command.zone(),
            command.network(),
            command.keypair(),
            gone);
    Fault fault = fault(order, command, found, gone);
    if (fault != null) {
      order.fail(fault, clock.now());
      progress.record(order, "order.failed", fault.detail());
      kind.end(order);
      em.flush();
      room.giveBack(order);
      return;
    }
    order.begin();
    progress.record(order, "order.begun", null);
    kind.begin(order, command, found);
  }

  /** Why it cannot be made any more as it was ordered, or null. */
  private Fault fault(
      Order order, SubmitOrder command, OrderReferences.Found found, List<Violation> gone) {
    if (!gone.isEmpty()) {
      return new Fault("reference-gone", gone.get(0).message());
    }
    boolean same =
        OrderAcceptance.amounts(command, found)
            .asMap()
            .equals(em.find(OrderApproval.class, order.id()).held().asMap());
    return same
        ? null
        : new Fault("flavor-changed", "The flavor has changed since it was ordered. Order again.");
  }
}
