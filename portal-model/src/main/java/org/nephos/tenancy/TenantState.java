package org.nephos.tenancy;

/** Where a tenant stands. */
public enum TenantState {
  ACTIVE,
  SUSPENDED,
  CLOSING,
  CLOSED
}
