package org.nephos.order;

/** Where an order stands; the last five are final. */
public enum OrderState {
  PENDING_APPROVAL,
  PENDING_QUOTA,
  PROVISIONING,
  FULFILLED,
  FAILED,
  REJECTED,
  CANCELLED,
  EXPIRED
}
