package org.nephos.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Short transactions with visible borders; an exception rolls back and passes through as it is. */
@ApplicationScoped
public class Transactions {
  @Inject private WorkerTurns turns;

  /** Runs in a transaction of its own and returns what the work returns. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T inNew(Supplier<T> work) {
    return turns.take(work);
  }

  /** Runs in a transaction of its own. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void runInNew(Runnable work) {
    turns.take(
        () -> {
          work.run();
          return null;
        });
  }
}
