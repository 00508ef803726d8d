package org.nephos.metering;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;
import org.nephos.time.PortalClock;

/**
 * Brings usage up to date. Any of its runs may be repeated, cut off, or made by several nodes at
 * once: the rows in the end are the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MeteringService {
  private static final Logger LOG = Logger.getLogger(MeteringService.class.getName());
  private static final int BATCH = 50;

  @Inject private MeteringRepository repository;
  @Inject private UsageDerivation derivation;
  @Inject private CountedHours hours;
  @Inject private CountedUsage counted;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /** One of the two ways in which usage comes about. */
  private interface Source {
    List<UUID> due(UUID after);

    void record(List<UUID> ids, boolean wait);
  }

  /**
   * Records all usage up to the last full hour, in small transactions. What another node is at is
   * left to it, and a resource that cannot be metered holds up no other.
   */
  public void tick() {
    sources(ReadScope.SYSTEM, clock.now()).forEach(this::sweep);
  }

  /**
   * The same for one scope, and to the end: when it returns, every interval in it that had ended
   * before the call, everything up to the last full hour, and all that was counted in hours that
   * are complete is recorded.
   */
  public void complete(ReadScope scope) {
    for (Source source : sources(scope, clock.now())) {
      // Where nothing was due, nobody is at it, and it is not asked for again.
      if (sweep(source)) {
        finish(source);
      }
    }
  }

  /**
   * What is left was being metered by somebody else, or failed: waits for it, one at a time, so
   * that a lock that is held never waits for another.
   */
  private void finish(Source source) {
    eachPage(
        source,
        ids -> ids.forEach(id -> transactions.runInNew(() -> source.record(List.of(id), true))));
  }

  private List<Source> sources(ReadScope scope, Instant now) {
    Instant hour = Cuts.hour(now);
    Source running =
        new Source() {
          @Override
          public List<UUID> due(UUID after) {
            return repository.due(scope, hour, after, BATCH);
          }

          @Override
          public void record(List<UUID> ids, boolean wait) {
            derivation.derive(ids, hour, wait);
          }
        };
    Source counting =
        new Source() {
          @Override
          public List<UUID> due(UUID after) {
            return hours.due(scope, now, after, BATCH);
          }

          @Override
          public void record(List<UUID> ids, boolean wait) {
            counted.record(ids, now, wait);
          }
        };
    return List.of(running, counting);
  }

  /** Whether there was anything to do. */
  private boolean sweep(Source source) {
    return eachPage(source, ids -> record(source, ids));
  }

  /** Whether there was one. */
  private boolean eachPage(Source source, Consumer<List<UUID>> work) {
    List<UUID> ids = due(source, null);
    boolean any = !ids.isEmpty();
    while (!ids.isEmpty()) {
      work.accept(ids);
      // One that is not full is the last.
      ids = ids.size() < BATCH ? List.of() : due(source, ids.get(ids.size() - 1));
    }
    return any;
  }

  private List<UUID> due(Source source, UUID after) {
    return transactions.inNew(() -> source.due(after));
  }

  private void record(Source source, List<UUID> ids) {
    try {
      transactions.runInNew(() -> source.record(ids, false));
    } catch (RuntimeException e) {
      if (ids.size() == 1) {
        LOG.log(Level.SEVERE, e, () -> "usage of " + ids.get(0) + " cannot be derived");
        return;
      }
      LOG.log(Level.WARNING, e, () -> "a batch could not be metered; now one by one");
      ids.forEach(id -> record(source, List.of(id)));
    }
  }
}
