package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a month costs at least.
 *
 * @param amount in cents, above zero
 * @param validFrom from this instant
 * @param validTo before this instant, or null for ever
 */
public record Minimum(UUID id, BigDecimal amount, Instant validFrom, Instant validTo) {
  /** Whether it is in force at an instant. */
  public boolean holdsAt(Instant instant) {
    return Validity.holdsAt(validFrom, validTo, instant);
  }
}
