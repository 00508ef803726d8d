package org.nephos.job;

import jakarta.enterprise.context.ApplicationScoped;

/** Wakes the dispatcher when a transaction with jobs has been committed. */
@ApplicationScoped
public class JobSignal {
  private final WakeUp wakeUp = new WakeUp();

  /** There is something to do. */
  public void raise() {
    wakeUp.raise();
  }

  /** Waits until there is, or the time is over. */
  public void await(long millis) throws InterruptedException {
    wakeUp.await(millis);
  }
}
