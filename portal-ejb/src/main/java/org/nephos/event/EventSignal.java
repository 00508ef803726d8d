package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.nephos.job.WakeUp;

/** Wakes the sequencer when a transaction with events has been committed. */
@ApplicationScoped
public class EventSignal {
  private final WakeUp wakeUp = new WakeUp();

  /** There is something to sequence. */
  public void raise() {
    wakeUp.raise();
  }

  /** Waits until there is, or the time is over. */
  public void await(long millis) throws InterruptedException {
    wakeUp.await(millis);
  }
}
