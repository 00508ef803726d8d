package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.metering.Meter;

/**
 * What is taken off usage.
 *
 * @param meter off this one only, or null for every meter
 * @param percent above 0, at most 100
 * @param validFrom from this instant
 * @param validTo before this instant, or null for ever
 */
public record Discount(
    UUID id, String name, Meter meter, BigDecimal percent, Instant validFrom, Instant validTo) {
  /** Whether it is in force at an instant. */
  public boolean holdsAt(Instant instant) {
    return Validity.holdsAt(validFrom, validTo, instant);
  }

  /** Whether it is off this meter. */
  public boolean isOff(Meter used) {
    return meter == null || meter == used;
  }
}
