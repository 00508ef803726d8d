package org.nephos.inbox.api;

/** What kind of thing waits for a decision; in the order in which a list by kind has them. */
public enum InboxKind {
  /** An order of instances. */
  INSTANCES,
  /** An order of a scaling group. */
  SCALING_GROUP,
  /** A request for more quota. */
  QUOTA,
  /** A request for a longer lease. */
  LEASE,
  /** A request for a tenant. */
  SIGN_UP
}
