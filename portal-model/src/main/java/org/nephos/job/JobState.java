package org.nephos.job;

/** Where a job stands. */
public enum JobState {
  /** Waits for its time, its predecessor or a worker. */
  QUEUED,
  /** Leased by a worker. */
  RUNNING,
  /** Done. */
  DONE,
  /** Another job of the same resource took its place. */
  SUPERSEDED,
  /** A person called it off. */
  CANCELLED,
  /** Given up after its last attempt; the operator sees it and can retry it. */
  DEAD
}
