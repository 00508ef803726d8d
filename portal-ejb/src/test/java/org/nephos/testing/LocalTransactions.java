package org.nephos.testing;

import java.util.function.Supplier;
import org.nephos.persistence.Transactions;

/** The short transactions of services, on the test's own database. */
public final class LocalTransactions extends Transactions {
  private final Database database;

  public LocalTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T> T inNew(Supplier<T> work) {
    return database.call(work);
  }

  @Override
  public void runInNew(Runnable work) {
    database.run(work);
  }
}
