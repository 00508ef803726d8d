package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An issued invoice or credit note as the export reads it.
 *
 * @param creditNote whether it answers another
 */
record FocusBill(
    UUID id,
    String number,
    boolean creditNote,
    Instant from,
    Instant to,
    Instant issuedAt,
    String currency,
    String issuer) {

  /** An item of it; {@code project}, {@code meter} and {@code rate} may be null. */
  record Item(
      String kind,
      boolean correction,
      UUID project,
      String meter,
      UUID rate,
      String description,
      Instant from,
      Instant to,
      String unit,
      BigDecimal cost,
      BigDecimal amount,
      String taxCategory) {}

  /** A tax on it. */
  record Tax(String category, BigDecimal percent, BigDecimal tax) {}
}
