package org.nephos.budget;

/** How a budget stands, in a word; the worst that holds. */
public enum BudgetStanding {
  /** Less than four fifths are spent, and the forecast is within it. */
  WITHIN,
  /** Four fifths are spent. */
  NEAR,
  /** If what now runs goes on, the month will cost more. */
  FORECAST_OVER,
  /** All of it is spent. */
  USED_UP
}
