package org.nephos.lease;

/** Where a request for a longer lease stands. */
public enum LeaseExtensionState {
  PENDING,
  APPROVED,
  DENIED,
  CANCELLED,
  EXPIRED
}
