package org.nephos.budget;

import java.util.Comparator;
import java.util.Objects;

/**
 * At which part of a budget somebody is told.
 *
 * @param basis what is looked at, never null
 * @param percent of the budget's amount, 1 to 1000
 */
public record BudgetThreshold(BudgetBasis basis, int percent)
    implements Comparable<BudgetThreshold> {
  /** The most that it can be at. */
  public static final int MAX_PERCENT = 1000;

  private static final Comparator<BudgetThreshold> ORDER =
      Comparator.comparing(BudgetThreshold::basis).thenComparing(BudgetThreshold::percent);

  public BudgetThreshold {
    Objects.requireNonNull(basis);
    if (percent < 1 || percent > MAX_PERCENT) {
      throw new IllegalArgumentException("a threshold is at 1 to 1000 per cent, not " + percent);
    }
  }

  @Override
  public int compareTo(BudgetThreshold other) {
    return ORDER.compare(this, other);
  }
}
