package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;

/**
 * What something costs while it runs.
 *
 * @param lines one a meter
 * @param hourly the exact sum of the lines
 * @param monthly for {@link #HOURS_PER_MONTH} hours, an estimate, to cents
 * @param currency an ISO 4217 code
 * @param priceVersion which prices these are, see {@link RateCard#version}
 */
public record Quote(
    List<Line> lines, BigDecimal hourly, BigDecimal monthly, String currency, String priceVersion) {
  /** A month, for estimates: a twelfth of 365 days. */
  public static final int HOURS_PER_MONTH = 730;

  public Quote {
    lines = List.copyOf(lines);
  }

  /**
   * One meter's part.
   *
   * @param quantity of all items together, in the meter's unit
   * @param unitPrice per unit and hour
   * @param hourly exact
   */
  public record Line(Meter meter, BigDecimal quantity, BigDecimal unitPrice, BigDecimal hourly) {}

  /**
   * Prices some equal items.
   *
   * @param perItem what one of them runs
   * @param count how many, at least 1
   * @param at whose prices hold
   */
  public static Quote of(MeterSet perItem, int count, RateCard card, Instant at) {
    List<Line> lines = new ArrayList<>();
    BigDecimal hourly = BigDecimal.ZERO;
    for (var each : perItem.quantities().entrySet()) {
      BigDecimal quantity = each.getValue().multiply(BigDecimal.valueOf(count));
      BigDecimal price =
          card.rateAt(each.getKey(), perItem.dimensions(), at)
              .map(Rate::unitPrice)
              .orElse(BigDecimal.ZERO);
      BigDecimal cost = quantity.multiply(price);
      lines.add(
          new Line(
              each.getKey(),
              Rounding.trim(quantity, 0),
              Rounding.trim(price, Rounding.CENTS),
              Rounding.trim(cost, Rounding.CENTS)));
      hourly = hourly.add(cost);
    }
    BigDecimal month = hourly.multiply(BigDecimal.valueOf(HOURS_PER_MONTH));
    return new Quote(
        lines,
        Rounding.trim(hourly, Rounding.CENTS),
        Rounding.toCents(month),
        card.currency(),
        card.version(at));
  }
}
