package org.nephos.inbox.api;

/** Whether something waits for a decision, and which it got. */
public enum InboxState {
  PENDING,
  APPROVED,
  DENIED
}
