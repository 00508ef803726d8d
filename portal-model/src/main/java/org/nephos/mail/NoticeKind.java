package org.nephos.mail;

/** What the portal writes to people about by itself; each can be turned off. */
public enum NoticeKind {
  /** Something waits for one's decision. */
  APPROVALS,
  /** What one asked for is decided. */
  DECISIONS,
  /** A limit is nearly reached. */
  QUOTA,
  /** A budget has come to one of its thresholds. */
  BUDGETS,
  /** The lease of an instance ends, or has ended. */
  LEASES
}
