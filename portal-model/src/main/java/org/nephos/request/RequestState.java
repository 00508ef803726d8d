package org.nephos.request;

/** Where a request stands. */
public enum RequestState {
  PENDING,
  APPROVED,
  DENIED,
  CANCELLED,
  EXPIRED
}
