package org.nephos.placement;

/** Where a host stands for placement. */
public enum HostState {
  /** Never probed since it was added or came out of maintenance. */
  NEW,
  UP,
  /** Did not answer the last probe. */
  DOWN,
  /** Nothing new is placed on it. */
  MAINTENANCE
}
