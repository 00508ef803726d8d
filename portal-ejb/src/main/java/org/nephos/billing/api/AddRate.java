package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;

/**
 * A rate to be.
 *
 * @param pricePlan of which plan
 * @param meter its word
 * @param flavor the only one it is for, or null for any; likewise image, zone and volume type
 * @param unitPrice per unit and hour, 0 or more, at most 10 decimals
 * @param validFrom null for the next full minute; before now only in a plan that no tenant has had
 * @param validTo exclusive, or null for never
 * @param freeQuantity unit-hours of each billing month that cost nothing; null for none
 * @param tiers null for none
 * @param taxCategory null for {@code STANDARD}
 */
public record AddRate(
    UUID pricePlan,
    String meter,
    UUID flavor,
    UUID image,
    String zone,
    String volumeType,
    BigDecimal unitPrice,
    Instant validFrom,
    Instant validTo,
    BigDecimal freeQuantity,
    List<Step> tiers,
    TaxCategory taxCategory) {
  public AddRate {
    tiers = tiers == null ? List.of() : List.copyOf(tiers);
  }

  /**
   * A tier to be.
   *
   * @param above so many unit-hours of a billing month, the free ones counted; above 0
   * @param unitPrice instead of the rate's
   */
  public record Step(BigDecimal above, BigDecimal unitPrice) {}
}
