package org.nephos.driver;

/** Where {@link HypervisorDriver#setPower} shall bring a guest. */
public enum PowerTarget {
  /** Running; a paused guest is resumed, a crashed one started anew. */
  ON,
  /** Shut down. */
  OFF,
  /** Paused in memory. */
  PAUSED,
  /** Running, after one restart for each operation id. */
  REBOOTED
}
