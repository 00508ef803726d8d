package org.nephos.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Short transactions with visible borders; an exception rolls back and passes through as it is. */
@ApplicationScoped
public class Transactions {

  /** Runs in a transaction of its own and returns what the work returns. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T> T inNew(Supplier<T> work) {
    return work.get();
  }

  /** Runs in a transaction of its own. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void runInNew(Runnable work) {
    work.run();
  }
}
