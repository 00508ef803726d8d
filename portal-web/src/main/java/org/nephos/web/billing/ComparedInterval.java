package org.nephos.web.billing;

import java.math.BigDecimal;
import java.time.Instant;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageComparisonView.Side;

/**
 * A time in which records and events differ, as a row of the file; what one side lacks is empty.
 *
 * @param difference what a correction adds, or has to; negative for what it takes off
 */
public record ComparedInterval(
    String meter,
    Instant from,
    Instant recordedTo,
    Long recordedSeconds,
    BigDecimal recordedQuantity,
    BigDecimal recordedUnitPrice,
    BigDecimal recordedCost,
    Instant derivedTo,
    Long derivedSeconds,
    BigDecimal derivedQuantity,
    BigDecimal derivedUnitPrice,
    BigDecimal derivedCost,
    BigDecimal difference,
    String currency) {
  private static final Side NOTHING = new Side(null, 0, null, null, null);

  static ComparedInterval of(UsageComparisonView.Line line, String currency) {
    Side recorded = line.recorded() == null ? NOTHING : line.recorded();
    Side derived = line.derived() == null ? NOTHING : line.derived();
    return new ComparedInterval(
        line.meter(),
        line.from(),
        recorded.to(),
        recorded.to() == null ? null : Long.valueOf(recorded.seconds()),
        recorded.quantity(),
        recorded.unitPrice(),
        recorded.cost(),
        derived.to(),
        derived.to() == null ? null : Long.valueOf(derived.seconds()),
        derived.quantity(),
        derived.unitPrice(),
        derived.cost(),
        amount(derived).subtract(amount(recorded)),
        currency);
  }

  private static BigDecimal amount(Side side) {
    return side.cost() == null ? BigDecimal.ZERO : side.cost();
  }
}
