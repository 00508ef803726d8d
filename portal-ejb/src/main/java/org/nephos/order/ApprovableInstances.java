package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.nephos.json.Json;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.SubmitOrder;

/** Orders of instances: nothing but the order waits, and an approval makes all of them at once. */
@ApplicationScoped
class ApprovableInstances implements ApprovableKind {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderedInstances ordered;
  @Inject private HeldRoom room;

  @Override
  public OrderKind kind() {
    return OrderKind.INSTANCE_CREATE;
  }

  @Override
  public SubmitOrder wish(Order order) {
    return Json.read(order.spec(), SubmitOrder.class);
  }

  @Override
  public void begin(Order order, SubmitOrder wish, Found found) {
    ordered.create(order, wish, found);
    em.flush();
    room.use(order);
  }

  @Override
  public void end(Order order) {
    // Nothing was made yet.
  }
}
