package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What is due whatever was used.
 *
 * @param amount in cents, above zero
 * @param validFrom from this instant
 * @param validTo before this instant, or null for ever
 */
public record Fee(
    UUID id,
    String name,
    Kind kind,
    BigDecimal amount,
    TaxCategory taxCategory,
    Instant validFrom,
    Instant validTo) {
  /** How often. */
  public enum Kind {
    MONTHLY,
    ONE_OFF
  }

  /** Whether it is in force at an instant. */
  public boolean holdsAt(Instant instant) {
    return Validity.holdsAt(validFrom, validTo, instant);
  }
}
