package org.nephos.quota;

/** Where a request for more quota stands. */
public enum QuotaRequestState {
  PENDING,
  APPROVED,
  DENIED,
  CANCELLED,
  EXPIRED
}
