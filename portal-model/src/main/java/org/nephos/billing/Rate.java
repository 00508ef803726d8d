package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;

/**
 * A price of a plan, in force until it ends or the plan's next rate of the same meter and the same
 * dimensions begins.
 *
 * @param id of its row
 * @param narrowedTo for what it is; {@link Dimensions#NONE} for the base rate
 * @param unitPrice per unit and hour, at most 10 decimals, not negative
 * @param validFrom when it begins; with a fraction of a second, it begins at the next whole one
 * @param validTo when it ends, exclusive, or null; with a fraction, at the next whole second
 * @param freeQuantity so many unit-hours of a billing month cost nothing; not negative
 * @param tiers by rising bound
 */
public record Rate(
    UUID id,
    Meter meter,
    Dimensions narrowedTo,
    BigDecimal unitPrice,
    Instant validFrom,
    Instant validTo,
    BigDecimal freeQuantity,
    List<Tier> tiers,
    TaxCategory taxCategory) {
  public Rate {
    Objects.requireNonNull(id);
    Objects.requireNonNull(meter);
    Objects.requireNonNull(narrowedTo);
    Objects.requireNonNull(validFrom);
    Objects.requireNonNull(taxCategory);
    if (unitPrice.signum() < 0 || freeQuantity.signum() < 0) {
      throw new IllegalArgumentException("negative price or quantity of " + meter);
    }
    validFrom = wholeSecond(validFrom);
    validTo = validTo == null ? null : wholeSecond(validTo);
    tiers = tiers.stream().sorted(Comparator.comparing(Tier::above)).toList();
  }

  /** One for everything of a meter, without an end, an allowance or tiers. */
  public static Rate base(UUID id, Meter meter, BigDecimal unitPrice, Instant validFrom) {
    return new Rate(
        id,
        meter,
        Dimensions.NONE,
        unitPrice,
        validFrom,
        null,
        BigDecimal.ZERO,
        List.of(),
        TaxCategory.STANDARD);
  }

  /** The same, as if it began at an instant. */
  public Rate from(Instant begin) {
    return new Rate(
        id, meter, narrowedTo, unitPrice, begin, validTo, freeQuantity, tiers, taxCategory);
  }

  /** Whether it has begun and not ended by itself; a later rate may have followed it. */
  public boolean holdsAt(Instant instant) {
    return Validity.holdsAt(validFrom, validTo, instant);
  }

  /** When what is said to begin at an instant does: then, or with the next whole second. */
  public static Instant wholeSecond(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }
}
