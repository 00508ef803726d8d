package org.nephos.integrity;

/** Whether an invariant held when it was last checked. */
public enum IntegrityState {
  /** All rows agree. */
  OK,
  /** Some do not. */
  DRIFT;

  /** The word of the API. */
  public String word() {
    return this == OK ? "ok" : "drift";
  }
}
