package org.nephos.tenancy;

/** Where a request for a tenant stands. */
public enum SignUpState {
  /** The operator has not decided yet. */
  PENDING,
  /** The tenant is there. */
  APPROVED,
  /** There will be none, for the reason given. */
  DENIED
}
