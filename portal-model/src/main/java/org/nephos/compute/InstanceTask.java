package org.nephos.compute;

import java.time.Duration;

/**
 * What is being done to an instance. Each has a deadline, after which the reaper finds its exit.
 */
public enum InstanceTask {
  BUILDING(Duration.ofMinutes(10)),
  STARTING(Duration.ofMinutes(5)),
  STOPPING(Duration.ofMinutes(5)),
  REBOOTING(Duration.ofMinutes(5)),
  PAUSING(Duration.ofMinutes(5)),
  RESUMING(Duration.ofMinutes(5)),
  RESIZING(Duration.ofMinutes(15)),
  MIGRATING(Duration.ofMinutes(30)),
  SNAPSHOTTING(Duration.ofMinutes(30)),
  REBUILDING(Duration.ofMinutes(15)),
  RESCUING(Duration.ofMinutes(15)),
  DELETING(Duration.ofMinutes(15));

  private final Duration term;

  InstanceTask(Duration term) {
    this.term = term;
  }

  /** How long it may take before the reaper looks into it. */
  public Duration term() {
    return term;
  }
}
