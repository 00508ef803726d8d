package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.TickRecord;
import org.nephos.scheduling.TickRunner;

/** What the whole cloud has, for the meters; read again when it is older than a few seconds. */
@ApplicationScoped
public class CloudCounts {
  private static final Logger LOG = Logger.getLogger(CloudCounts.class.getName());
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final Map<String, String> BY_STATE =
      Map.of(
          "nephos.instances", "instance",
          "nephos.jobs", "job",
          "nephos.orders", "orders",
          "nephos.hosts", "host");

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private PortalMeters meters;
  @Inject private TickRunner ticks;

  private long readAt;

  /** Brings the meters up to date. Without a database they stay as they were. */
  public synchronized void refresh() {
    if (readAt != 0 && System.nanoTime() - readAt < FRESH_NANOS) {
      return;
    }
    try {
      transactions.runInNew(() -> BY_STATE.forEach(this::countByState));
      readAt = System.nanoTime();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the meters of the cloud cannot be read: {0}", e.getMessage());
    }
    countTicks();
  }

  private void countByState(String meter, String table) {
    Map<String, Long> counts = new LinkedHashMap<>();
    List<Object[]> rows =
        em.createNativeQuery(
                "select state, count(*) from " + table + " group by state", Object[].class)
            .getResultList();
    for (Object[] row : rows) {
      counts.put((String) row[0], ((Number) row[1]).longValue());
    }
    meters.set(meter, "state", counts);
  }

  private void countTicks() {
    Map<String, Long> runs = new LinkedHashMap<>();
    Map<String, Long> failures = new LinkedHashMap<>();
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (TickRecord tick : ticks.records()) {
      runs.put(tick.name(), tick.runs());
      failures.put(tick.name(), tick.failures());
      if (tick.lastDuration() != null) {
        seconds.put(tick.name(), tick.lastDuration().toNanos() / 1e9);
      }
    }
    meters.set("nephos.tick.runs", "tick", runs);
    meters.set("nephos.tick.failures", "tick", failures);
    meters.set("nephos.tick.last.seconds", "tick", seconds);
  }
}
