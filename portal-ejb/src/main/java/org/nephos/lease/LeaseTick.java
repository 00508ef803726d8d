package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;

/**
 * Warns of leases that end, ends them, and deletes what was kept long enough; each in a transaction
 * of its own, and looked for again until it is done.
 */
@ApplicationScoped
public class LeaseTick implements Tick {
  private static final Logger LOG = Logger.getLogger(LeaseTick.class.getName());
  private static final int MOST = 500;

  @Inject private DueLeases due;
  @Inject private LeaseEnd end;
  @Inject private LeaseRequests requests;
  @Inject private LeaseExtensions extensions;
  @Inject private Transactions transactions;

  @Override
  public String name() {
    return "leases";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void tick() {
    each(() -> requests.overdue(MOST), extensions::expire);
    each(() -> due.toWarn(MOST), end::warn);
    each(() -> due.toEnd(MOST), end::end);
    each(() -> due.toDelete(MOST), end::delete);
  }

  private void each(Supplier<List<UUID>> ids, Consumer<UUID> step) {
    for (UUID id : transactions.inNew(ids)) {
      try {
        transactions.runInNew(() -> step.accept(id));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "the lease of " + id + " could not go on");
      }
    }
  }
}
