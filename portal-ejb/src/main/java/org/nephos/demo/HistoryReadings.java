package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.nephos.monitoring.MetricSampler;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * Has counters read in the made-up year, as the portal does it, for some hours: a year of readings
 * would be half a million, and the first start would wait for them. What guests send at other times
 * of the year is not known, as when a node was away.
 */
@ApplicationScoped
class HistoryReadings {
  private static final Duration TIME = Duration.ofHours(3);

  /** As far apart as readings may be that have missed none between them. */
  private static final Duration EVERY = Duration.ofMinutes(3);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private MetricSampler sampler;
  @Inject private Transactions transactions;

  /** From now on, while the clock is put forward. */
  void take(HistoryClock clock) {
    try (CallerScope scope = CallerScope.open(Caller.system("demo"))) {
      Set<UUID> hosts = transactions.inNew(this::hosts);
      for (long n = 0; n <= TIME.dividedBy(EVERY); n++) {
        sampler.readCounters(hosts);
        clock.forward(EVERY);
      }
    }
  }

  /** Those on which something runs. */
  private Set<UUID> hosts() {
    return Set.copyOf(
        em.createQuery(
                "select distinct i.hostId from Instance i where i.state ="
                    + " org.nephos.compute.InstanceState.ACTIVE",
                UUID.class)
            .getResultList());
  }
}
