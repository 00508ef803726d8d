package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.InstanceRepository;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;
import org.nephos.time.PortalClock;

/** Reminds those who decide of orders that wait for them, each once, by an event and by mail. */
@ApplicationScoped
public class ApprovalTick implements Tick {
  private static final int MOST = 200;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private OrderProgress progress;
  @Inject private OrderNotices notices;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "order-reminders";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public void tick() {
    for (UUID id : transactions.inNew(this::due)) {
      transactions.runInNew(() -> remind(id));
    }
  }

  private List<UUID> due() {
    return em.createQuery(
            "select a.orderId from OrderApproval a, Order o where o.id = a.orderId"
                + " and a.remindAt <= :now"
                + " and o.state = org.nephos.order.OrderState.PENDING_APPROVAL"
                + " order by a.remindAt, a.orderId",
            UUID.class)
        .setParameter("now", clock.now())
        .setMaxResults(MOST)
        .getResultList();
  }

  private void remind(UUID id) {
    Order order = instances.lockOrder(id);
    OrderApproval approval = em.find(OrderApproval.class, id);
    if (order.state() != OrderState.PENDING_APPROVAL || approval.remindAt() == null) {
      return;
    }
    approval.reminded();
    progress.record(
        order,
        "order.reminder",
        null,
        Map.of(
            "policy", approval.policyName(),
            "approver", approval.approver().name(),
            "deadline", order.deadline().toString()));
    notices.reminder(order, approval);
  }
}
