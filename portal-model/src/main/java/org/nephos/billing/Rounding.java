package org.nephos.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one place where money is rounded: half to even, as in ISO 80000-1, rule A. */
public final class Rounding {
  /** Decimals of an amount that is invoiced or shown as a total. */
  public static final int CENTS = 2;

  /** Decimals of a cost row: finer than any unit price divided by the seconds of an hour needs. */
  public static final int COST_SCALE = 12;

  private Rounding() {}

  /** To cents. */
  public static BigDecimal toCents(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_EVEN);
  }

  /** To cents, keeping the currency. */
  public static Money toCents(Money money) {
    return new Money(toCents(money.amount()), money.currency());
  }

  /** {@code numerator / denominator} at the scale of a cost row. */
  public static BigDecimal cost(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator, COST_SCALE, RoundingMode.HALF_EVEN);
  }

  /** The same value without trailing zeros, but with at least this many decimals. */
  public static BigDecimal trim(BigDecimal amount, int leastDecimals) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < leastDecimals ? stripped.setScale(leastDecimals) : stripped;
  }
}
