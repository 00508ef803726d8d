package org.nephos.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bell that remembers one ring. */
public final class WakeUp {
  private final Semaphore bell = new Semaphore(0);

  /** Rings. */
  public void raise() {
    bell.release();
  }

  /** Waits for a ring, or until the time is over, and forgets all rings so far. */
  public void await(long millis) throws InterruptedException {
    if (bell.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }
}
