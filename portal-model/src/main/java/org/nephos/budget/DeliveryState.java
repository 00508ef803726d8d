package org.nephos.budget;

/** What has become of a call of a webhook. */
public enum DeliveryState {
  /** It is still tried. */
  PENDING,
  /** The other side took it. */
  DELIVERED,
  /** It was given up, or may not be made. */
  FAILED
}
