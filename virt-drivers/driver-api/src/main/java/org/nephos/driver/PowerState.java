package org.nephos.driver;

/** What the hypervisor last said of a guest. {@code UNKNOWN} is an observation too. */
public enum PowerState {
  RUNNING,
  SHUTDOWN,
  PAUSED,
  CRASHED,
  UNKNOWN
}
