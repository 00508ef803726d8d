package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a bill is made of.
 *
 * @param from when the billing month begins
 * @param to when it ends, exclusive
 * @param terms of the plan that the tenant has when the month begins
 * @param isFirst whether it is the tenant's first month on this plan
 * @param usage of the month, and late facts of earlier ones
 * @param manual what finance added
 * @param taxPercent of the seller's country on the last day of the month; a category without one is
 *     not taxed
 */
public record BillInput(
    Instant from,
    Instant to,
    PlanTerms terms,
    boolean isFirst,
    List<UsageSum> usage,
    List<Manual> manual,
    Map<TaxCategory, BigDecimal> taxPercent,
    TaxTreatment treatment) {
  public BillInput {
    usage = List.copyOf(usage);
    manual = List.copyOf(manual);
    taxPercent = Map.copyOf(taxPercent);
  }

  /**
   * What finance added by hand.
   *
   * @param project whose, or null
   * @param amount in cents, negative for what is taken off
   */
  public record Manual(
      UUID id, UUID project, String name, BigDecimal amount, TaxCategory taxCategory) {}
}
