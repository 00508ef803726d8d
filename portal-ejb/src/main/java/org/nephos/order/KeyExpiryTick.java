package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;
import org.nephos.time.PortalClock;

/** Forgets idempotency keys after a day: who repeats a request does it sooner. */
@ApplicationScoped
public class KeyExpiryTick implements Tick {
  static final Duration KEPT = Duration.ofHours(24);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "key-expiry";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void tick() {
    transactions.runInNew(
        () ->
            em.createNativeQuery("delete from idempotency_key where created_at < :before")
                .setParameter("before", clock.now().minus(KEPT))
                .executeUpdate());
  }
}
