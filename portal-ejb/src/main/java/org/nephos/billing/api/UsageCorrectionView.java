package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a correction did.
 *
 * @param rows how many records it made; 0 when there was nothing to correct
 * @param recorded what the records of the month cost before
 * @param derived what they cost now
 * @param currency ISO 4217, of both
 * @param countsTo the month on whose invoice the correction stands
 */
public record UsageCorrectionView(
    UUID resource,
    YearMonth month,
    int rows,
    BigDecimal recorded,
    BigDecimal derived,
    String currency,
    YearMonth countsTo) {
  /** What it added to what is charged; negative for what it took off. */
  public BigDecimal difference() {
    return derived.subtract(recorded);
  }
}
