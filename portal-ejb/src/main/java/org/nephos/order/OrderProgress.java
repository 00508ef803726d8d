package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Fault;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceEnd;
import org.nephos.compute.InstanceRepository;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.InstanceTrigger;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.time.PortalClock;

/**
 * Follows an order to its end: exactly what was ordered, or a recorded failure with everything
 * released. The caller holds the order's lock.
 */
@ApplicationScoped
public class OrderProgress {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private InstanceEnd end;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** One more is there; when all are, the order is fulfilled. */
  public void instanceBuilt(Order order) {
    if (order.state() != OrderState.PROVISIONING) {
      return;
    }
    em.flush();
    if (unbuilt(order.id()) == 0) {
      order.fulfil(clock.now());
      record(order, "order.fulfilled", null);
    }
  }

  private long unbuilt(UUID order) {
    return em.createQuery(
            "select count(i) from Instance i where i.orderId = :order and i.activeAt is null"
                + " and i.state <> org.nephos.compute.InstanceState.DELETED"
                + " and (i.task is null or i.task <> org.nephos.compute.InstanceTask.DELETING)",
            Long.class)
        .setParameter("order", order)
        .getSingleResult();
  }

  /** One cannot be built: all or nothing, so the others go too. */
  public void instanceFailed(Order order, Instance failed, Fault fault) {
    if (order.state() != OrderState.PROVISIONING) {
      return;
    }
    order.fail(fault, clock.now());
    record(order, "order.failed", fault.detail());
    removeAll(order, "the order failed: " + fault.detail());
  }

  /** Removes what an order has made so far. */
  public void removeAll(Order order, String reason) {
    for (UUID id : instances.idsOf(order.id())) {
      Instance instance = instances.lockFresh(instances.find(id));
      if (instance.state() != InstanceState.DELETED && instance.task() != InstanceTask.DELETING) {
        end.begin(instance, InstanceTrigger.DELETE_REQUESTED, reason);
      }
    }
  }

  /** The owner withdraws one while the order is under way: the order ends with what is left. */
  public void instanceWithdrawn(Order order) {
    if (order.state() != OrderState.PROVISIONING) {
      return;
    }
    em.flush();
    Long left =
        em.createQuery(
                "select count(i) from Instance i where i.orderId = :order"
                    + " and i.state <> org.nephos.compute.InstanceState.DELETED"
                    + " and (i.task is null or i.task <> org.nephos.compute.InstanceTask.DELETING)",
                Long.class)
            .setParameter("order", order.id())
            .getSingleResult();
    if (left == 0) {
      order.cancel("Everything in it was deleted before it was done.", clock.now());
      record(order, "order.cancelled", null);
    } else {
      instanceBuilt(order);
    }
  }

  /** Records a step of an order. */
  public void record(Order order, String type, String reason) {
    record(order, type, reason, Map.of());
  }

  /** Records a step of an order, with what is special about it. */
  void record(Order order, String type, String reason, Map<String, Object> more) {
    record(order, type, reason, more, Changes.none());
  }

  /** Records a step of an order, with what it changed besides the state. */
  void record(Order order, String type, String reason, Map<String, Object> more, Changes changes) {
    Map<String, Object> data = new HashMap<>(more);
    data.put("state", order.state().name());
    data.put("kind", order.kind());
    data.put("count", order.itemCount());
    if (reason != null && !reason.isBlank()) {
      data.put("reason", reason);
    }
    events.record(
        new EventDraft(
            type,
            order.tenantId(),
            order.projectId(),
            "order",
            order.id(),
            order.name(),
            changes.and("state", order.told(), order.state()).with(data)));
    order.tell();
  }
}
