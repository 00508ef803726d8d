package org.nephos.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Does something when, and only when, the current transaction has been committed. */
@ApplicationScoped
public class AfterCommit {
  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry registry;

  /**
   * Registers the work once for each key and transaction.
   *
   * @param key tells equal work apart
   * @param work quick, never throws
   */
  public void once(String key, Runnable work) {
    if (registry.getTransactionKey() == null) {
      work.run();
      return;
    }
    if (registry.getResource(key) != null) {
      return;
    }
    registry.putResource(key, true);
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Only the outcome matters.
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              work.run();
            }
          }
        });
  }
}
