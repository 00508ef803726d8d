package org.nephos.billing;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount with its currency. The scale is kept as it is; only {@link Rounding} rounds.
 *
 * @param amount never null
 * @param currency an ISO 4217 code, never null
 */
public record Money(BigDecimal amount, String currency) {
  public Money {
    Objects.requireNonNull(amount);
    Objects.requireNonNull(currency);
  }

  /** Nothing, in this currency. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException for another currency
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }
}
