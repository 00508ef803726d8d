package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.Tier;
import org.nephos.metering.Meter;

/**
 * A price of one meter.
 *
 * @param meter its word
 * @param flavor the only one it is for, or null for any; likewise image, zone and volume type
 * @param flavorName as people read it
 * @param unitPrice per unit and hour; of what is counted, per unit
 * @param freeQuantity unit-hours of each billing month that cost nothing; of what is counted, units
 * @param tiers by rising bound
 * @param validTo exclusive: where it was ended or where the next one of the same kind begins; null
 *     for never
 * @param state now
 */
public record RateView(
    UUID id,
    UUID pricePlan,
    String currency,
    String meter,
    String unit,
    UUID flavor,
    String flavorName,
    UUID image,
    String imageName,
    String zone,
    String volumeType,
    BigDecimal unitPrice,
    BigDecimal freeQuantity,
    List<Tier> tiers,
    TaxCategory taxCategory,
    Instant validFrom,
    Instant validTo,
    RuleState state) {
  public RateView {
    tiers = List.copyOf(tiers);
  }

  /** Whether its meter is counted: then unit-hours are units, and nothing is per hour. */
  public boolean counted() {
    return Meter.ofWord(meter).map(Meter::isCounted).orElse(false);
  }
}
