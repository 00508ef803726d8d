package org.nephos.order;

/** What becomes of an order that nobody decides in time. */
public enum DefaultDecision {
  APPROVE,
  REJECT,
  EXPIRE
}
