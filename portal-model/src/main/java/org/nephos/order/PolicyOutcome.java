package org.nephos.order;

/** What a policy does with an order that it is about, from the mildest to the strictest. */
public enum PolicyOutcome {
  AUTOMATIC,
  APPROVAL,
  REFUSAL
}
