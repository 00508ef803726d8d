package org.nephos.budget;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * How a budget stands in a billing month; all in its currency.
 *
 * @param amount what is meant to be spent, more than nothing
 * @param spent the exact cost so far
 * @param forecast the exact cost so far and of what now runs until the month's end
 */
public record BudgetFigures(BigDecimal amount, BigDecimal spent, BigDecimal forecast) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int NEAR = 80;

  public BudgetFigures {
    Objects.requireNonNull(amount);
    Objects.requireNonNull(spent);
    Objects.requireNonNull(forecast);
  }

  /** What a threshold of this basis looks at. */
  public BigDecimal of(BudgetBasis basis) {
    return basis == BudgetBasis.ACTUAL ? spent : forecast;
  }

  /** Whether it has come to a threshold; exactly, without rounding. */
  public boolean reaches(BudgetThreshold threshold) {
    return of(threshold.basis()).multiply(HUNDRED).compareTo(share(threshold.percent())) >= 0;
  }

  private BigDecimal share(int percent) {
    return amount.multiply(BigDecimal.valueOf(percent));
  }

  /** Those of some thresholds that it has come to, the lowest first. */
  public List<BudgetThreshold> reached(Collection<BudgetThreshold> thresholds) {
    return thresholds.stream().filter(this::reaches).sorted().distinct().toList();
  }

  /** How it stands, in a word. */
  public BudgetStanding standing() {
    if (spent.compareTo(amount) >= 0) {
      return BudgetStanding.USED_UP;
    }
    if (forecast.compareTo(amount) > 0) {
      return BudgetStanding.FORECAST_OVER;
    }
    return spent.multiply(HUNDRED).compareTo(share(NEAR)) >= 0
        ? BudgetStanding.NEAR
        : BudgetStanding.WITHIN;
  }

  /**
   * What becomes of an order where the budget blocks them.
   *
   * @param order what it costs until the month's end
   */
  public BudgetVerdict judge(BigDecimal order) {
    if (spent.compareTo(amount) >= 0) {
      return BudgetVerdict.USED_UP;
    }
    return spent.add(order).compareTo(amount) > 0 ? BudgetVerdict.TOO_SMALL : BudgetVerdict.OPEN;
  }

  /**
   * What is left at the month's end of what now runs and this besides; negative for what is
   * missing.
   */
  public BigDecimal leftAfter(BigDecimal order) {
    return amount.subtract(forecast).subtract(order);
  }
}
