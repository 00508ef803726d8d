package org.nephos.order;

/** How the waiting for an approval ended. */
public enum ApprovalOutcome {
  APPROVED,
  REJECTED,
  EXPIRED
}
