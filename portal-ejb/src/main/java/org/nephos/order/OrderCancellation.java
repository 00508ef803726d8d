package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.InstanceRepository;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.time.PortalClock;

/** Calls orders off, with everything that they have made so far. */
@ApplicationScoped
public class OrderCancellation {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private OrderProgress progress;
  @Inject private ApprovableKinds kinds;
  @Inject private HeldRoom room;
  @Inject private PortalClock clock;

  /**
   * Calls an order off, as a part of the caller's transaction.
   *
   * @throws ConflictException when it has ended already
   */
  public Order cancel(UUID id, String reason) {
    Reason.check(reason);
    Order order = instances.lockOrder(id);
    if (order.isFinished()) {
      throw new ConflictException(
          "state-conflict",
          "The order has ended already. Delete what it made instead.",
          Map.of("state", order.state().name()));
    }
    OrderState before = order.state();
    order.cancel(reason, clock.now());
    progress.record(order, "order.cancelled", reason);
    if (before == OrderState.PROVISIONING) {
      progress.removeAll(order, "the order was cancelled");
    } else if (before == OrderState.PENDING_APPROVAL) {
      kinds.of(order).end(order);
      em.flush();
      room.giveBack(order);
    }
    return order;
  }
}
