package org.nephos.compute;

/** What the hypervisor last said of a guest; {@code UNKNOWN} when it said nothing usable. */
public enum PowerState {
  RUNNING,
  SHUTDOWN,
  PAUSED,
  CRASHED,
  UNKNOWN
}
