package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.monitoring.PortalMeters;
import org.nephos.persistence.Duplicates;
import org.nephos.persistence.Transactions;
import org.nephos.time.PortalClock;

/**
 * Checks all invariants and keeps what was found. Nothing is repaired here: drift says that two
 * rows disagree, and mostly not which of them is right.
 */
@ApplicationScoped
public class IntegrityChecks {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject @Any private Instance<Invariant> invariants;
  @Inject private Transactions transactions;
  @Inject private EventWriter events;
  @Inject private PortalMeters meters;
  @Inject private PortalClock clock;

  /** Checks all of them, one after the other; trouble with one keeps no other from its check. */
  public void checkAll() {
    RuntimeException failure = null;
    List<Invariant> all =
        invariants.stream().sorted(Comparator.comparing(Invariant::name)).toList();
    for (Invariant invariant : all) {
      try {
        check(invariant);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void check(Invariant invariant) {
    Instant at = clock.now();
    long began = System.nanoTime();
    Invariant.Finding finding = invariant.check();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    try {
      transactions.runInNew(() -> keep(invariant.name(), at, millis, finding));
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      // Two first checks at the same moment: the other's result is as good.
    }
  }

  private void keep(String name, Instant at, long millis, Invariant.Finding finding) {
    IntegrityCheck last = em.find(IntegrityCheck.class, name, LockModeType.PESSIMISTIC_WRITE);
    boolean knew = last != null && last.state() == IntegrityState.DRIFT;
    if (last == null) {
      em.persist(new IntegrityCheck(name, at, finding.rows(), millis, finding.drift()));
      em.flush();
    } else {
      last.checked(at, finding.rows(), millis, finding.drift());
    }
    if (!finding.drift().isEmpty() && !knew) {
      Drift first = finding.drift().get(0);
      meters.count("nephos.integrity.drifts", "invariant", name);
      events.record(
          new EventDraft(
              "integrity.drift",
              null,
              null,
              "invariant",
              null,
              name,
              Map.of(
                  "count", finding.drift().size(),
                  "rule", first.rule(),
                  "subject", first.subject(),
                  "detail", first.detail())));
    }
  }

  /** The last check of each, by name. */
  public List<IntegrityCheck> last() {
    return transactions.inNew(
        () ->
            em.createQuery(
                    "select c from IntegrityCheck c order by c.invariant", IntegrityCheck.class)
                .getResultList());
  }
}
