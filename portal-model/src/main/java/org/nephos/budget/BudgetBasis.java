package org.nephos.budget;

import java.util.Locale;

/** What a threshold looks at. */
public enum BudgetBasis {
  /** What the month has cost so far. */
  ACTUAL,
  /** What it will have cost when it ends, if what now runs goes on. */
  FORECAST;

  /** As it is written in texts for machines. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
