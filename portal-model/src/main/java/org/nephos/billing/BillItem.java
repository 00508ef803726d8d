package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.metering.Meter;

/**
 * A line of a bill.
 *
 * @param isCorrection whether it is about a month that was closed already
 * @param project whose, or null when it is the tenant's
 * @param meter of what, or null when it is of no meter
 * @param ruleId the rate, fee, discount, minimum or manual item that it comes from; null for usage
 *     that had no price
 * @param name of the fee, the discount, or what finance wrote; null where kind and meter say it all
 * @param unitHours how much, exact to {@link Rounding#COST_SCALE}; 1 where nothing is counted
 * @param unitPrice of one; for {@link Kind#TIER} the difference that the tier makes
 * @param rows what it is made of; together they are the amount, exactly
 * @param amount in cents
 */
public record BillItem(
    Kind kind,
    boolean isCorrection,
    UUID project,
    Meter meter,
    UUID ruleId,
    String name,
    Instant from,
    Instant to,
    BigDecimal unitHours,
    BigDecimal unitPrice,
    TaxCategory taxCategory,
    List<CostRow> rows,
    BigDecimal amount) {
  public BillItem {
    rows = List.copyOf(rows);
  }

  /** What a line is about. */
  public enum Kind {
    USAGE,
    ALLOWANCE,
    TIER,
    DISCOUNT,
    FEE,
    MINIMUM,
    MANUAL
  }

  /**
   * A part of an item at full precision.
   *
   * @param resource whose cost it is, or null for what has none
   * @param isRounding whether it is what rounding made of the others: the amount less their sum
   */
  public record CostRow(
      UUID resource,
      String resourceType,
      String resourceName,
      long seconds,
      BigDecimal unitHours,
      BigDecimal cost,
      boolean isRounding) {
    /** Of no resource. */
    static CostRow plain(BigDecimal unitHours, BigDecimal cost) {
      return new CostRow(null, null, null, 0, unitHours, cost, false);
    }

    /** What rounding made of the others. */
    static CostRow rounding(BigDecimal cost) {
      return new CostRow(null, null, null, 0, BigDecimal.ZERO, cost, true);
    }
  }

  /** The exact cost that the amount was rounded from. */
  public BigDecimal cost() {
    return rows.stream()
        .filter(row -> !row.isRounding())
        .map(CostRow::cost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
