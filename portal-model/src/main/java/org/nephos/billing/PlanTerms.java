package org.nephos.billing;

import java.util.List;

/**
 * Everything that a price plan says, over all time.
 *
 * @param plan its name
 * @param currency an ISO 4217 code, of all its amounts
 */
public record PlanTerms(
    String plan,
    String currency,
    List<Rate> rates,
    List<Fee> fees,
    List<Discount> discounts,
    List<Minimum> minimums) {
  public PlanTerms {
    rates = List.copyOf(rates);
    fees = List.copyOf(fees);
    discounts = List.copyOf(discounts);
    minimums = List.copyOf(minimums);
  }
}
