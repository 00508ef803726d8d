package org.nephos.budget;

/** What a budget that blocks orders says of one. */
public enum BudgetVerdict {
  /** There is enough left. */
  OPEN,
  /** The month has cost all of it already. */
  USED_UP,
  /** With what the order costs until the month's end it would be more than that. */
  TOO_SMALL
}
