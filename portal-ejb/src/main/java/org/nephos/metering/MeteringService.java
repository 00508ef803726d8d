package org.nephos.metering;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /**
   * Records all usage up to the last full hour, in small transactions. What another node is at is
   * left to it, and a resource that cannot be metered holds up no other.
   */
  public void tick() {
    sweep(ReadScope.SYSTEM, Cuts.hour(clock.now()));
  }

  /**
   * The same for one scope, and to the end: when it returns, every interval in it that had ended
   * before the call, and everything up to the last full hour, is recorded.
   */
  public void complete(ReadScope scope) {
    Instant hour = Cuts.hour(clock.now());
    sweep(scope, hour);
    // What is left was being metered by somebody else, or failed: wait for it, one at a time, so
    // that a lock that is held never waits for another.
    UUID after = null;
    for (List<UUID> ids = due(scope, hour, after); !ids.isEmpty(); ids = due(scope, hour, after)) {
      for (UUID id : ids) {
        transactions.runInNew(() -> derivation.derive(List.of(id), hour, true));
        after = id;
      }
    }
  }

  private void sweep(ReadScope scope, Instant hour) {
    UUID after = null;
    for (List<UUID> ids = due(scope, hour, after); !ids.isEmpty(); ids = due(scope, hour, after)) {
      derive(ids, hour);
      after = ids.get(ids.size() - 1);
    }
  }

  private List<UUID> due(ReadScope scope, Instant hour, UUID after) {
    return transactions.inNew(() -> repository.due(scope, hour, after, BATCH));
  }

  private void derive(List<UUID> ids, Instant hour) {
    try {
      transactions.runInNew(() -> derivation.derive(ids, hour, false));
    } catch (RuntimeException e) {
      if (ids.size() == 1) {
        LOG.log(Level.SEVERE, e, () -> "usage of " + ids.get(0) + " cannot be derived");
        return;
      }
      LOG.log(Level.WARNING, e, () -> "a batch could not be metered; now one by one");
      ids.forEach(id -> derive(List.of(id), hour));
    }
  }
}
