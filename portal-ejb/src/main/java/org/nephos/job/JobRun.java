package org.nephos.job;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.nephos.json.Json;

/** One run of a job by a worker that holds its lease. */
public final class JobRun {
  private final JobStore store;
  private final HoldPoints holds;
  private final LeasedJob job;
  private String step;
  private boolean ended;

  JobRun(JobStore store, HoldPoints holds, LeasedJob job) {
    this.store = store;
    this.holds = holds;
    this.job = job;
  }

  public UUID jobId() {
    return job.id();
  }

  public UUID resourceId() {
    return job.resourceId();
  }

  /** When its first run began; terms of the whole job count from here. */
  public Instant startedAt() {
    return job.startedAt();
  }

  /** The payload as a record. */
  public <T> T payload(Class<T> type) {
    return Json.read(job.payload(), type);
  }

  /**
   * Says what it is at, and makes sure that the lease is still held. Called before each call of a
   * driver.
   *
   * @throws LeaseLost when another has taken over
   */
  public void at(String step, int progress) {
    leaveStep();
    store.progress(job, step, progress);
    enter(step);
  }

  /**
   * Comes to a step that needs no word to others: it calls no driver, or {@link #guard(String,
   * int)} has announced it.
   */
  public void enter(String step) {
    leaveStep();
    this.step = step;
    hold(step, HoldPoints.Side.BEFORE);
  }

  /**
   * Ends the job well; part of the caller's transaction, as its last statement.
   *
   * @throws LeaseLost when another has taken over: the transaction rolls back
   */
  public void finish() {
    leaveStep();
    store.finish(job);
    holds.reachAtCommit(job.kind(), job.resourceName(), "finishing");
    ended = true;
  }

  /**
   * Comes back later without counting a failure.
   *
   * @param after how much later
   */
  public void again(Duration after) {
    store.again(job, after);
    ended = true;
  }

  /** Makes sure of the lease within a transaction, as a guard of its other statements. */
  public void guard() {
    store.guard(job);
    holdAtCommit();
  }

  /**
   * As {@link #guard()}, and says what it is at from this commit on, which saves a transaction of
   * its own; {@link #enter} follows the commit.
   *
   * @throws LeaseLost when another has taken over
   */
  public void guard(String next, int progress) {
    store.announce(job, next, progress);
    holdAtCommit();
  }

  private void holdAtCommit() {
    if (step != null) {
      holds.reachAtCommit(job.kind(), job.resourceName(), step);
    }
  }

  private void leaveStep() {
    if (step != null) {
      hold(step, HoldPoints.Side.AFTER);
      step = null;
    }
  }

  private void hold(String at, HoldPoints.Side side) {
    holds.reach(job.kind(), job.resourceName(), at, side);
  }

  boolean hasEnded() {
    return ended;
  }
}
