package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;
import org.nephos.time.PortalClock;

/**
 * Takes the default decision on orders that nobody decided in time. Those that wait for quota are
 * ended where they are tried again.
 */
@ApplicationScoped
public class OrderExpiryTick implements Tick {
  private static final Logger LOG = Logger.getLogger(OrderExpiryTick.class.getName());
  private static final int MOST = 200;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ApprovalDecisions decisions;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "order-expiry";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void tick() {
    for (UUID id : transactions.inNew(this::due)) {
      try {
        transactions.runInNew(() -> decisions.decideByDefault(id));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "order " + id + " could not be decided by default", e);
      }
    }
  }

  private List<UUID> due() {
    return em.createQuery(
            "select o.id from Order o where o.state = org.nephos.order.OrderState.PENDING_APPROVAL"
                + " and o.deadline <= :now order by o.createdAt, o.id",
            UUID.class)
        .setParameter("now", clock.now())
        .setMaxResults(MOST)
        .getResultList();
  }
}
