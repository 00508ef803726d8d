package org.nephos.job;

import org.nephos.compute.Fault;

/**
 * Does the work of one kind of job. It is called with no transaction open, may be called again
 * after a crash at any point, and so observes and converges. CDI finds it.
 */
public interface JobHandler {
  /** The kind that it does, for example {@code instance.provision}. */
  String kind();

  /** How many failures are borne before it is given up; transient ones of a host may be endless. */
  int maxAttempts();

  /**
   * Does the work and ends with {@link JobRun#finish} or {@link JobRun#again}.
   *
   * @throws org.nephos.driver.DriverException its kind decides what comes next
   */
  void run(JobRun run);

  /**
   * Finds the exit for the resource when the job is given up, in the transaction that gives it up.
   *
   * @param bury puts the job itself away; to be run when the resource is locked and before it is
   *     changed, so that the change may begin the next job. It throws when another has taken over
   */
  void giveUp(Job job, Fault fault, Runnable bury);

  /**
   * Prepares the resource for another try of a dead job, in the transaction that revives it.
   *
   * @throws org.nephos.problem.api.ConflictException when another try makes no sense any more
   */
  void revive(Job job);

  /** Whether failures that may pass by themselves are retried without an end. */
  default boolean isEndless() {
    return false;
  }
}
