package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.nephos.billing.Money;

/**
 * Totals of usage; together they are the sum of the usage lines of the time, exactly.
 *
 * @param from inclusive
 * @param to exclusive, not after {@code asOf}
 * @param asOf the second up to which what goes on is counted
 * @param firstDay the day of {@code from} in the tenant's zone
 * @param lastDay the last day that has a second of the time; before {@code firstDay} for none
 * @param by what they are made by
 * @param rows by day, if that is asked for, then the most expensive first
 */
public record UsageTotalsView(
    Instant from,
    Instant to,
    Instant asOf,
    LocalDate firstDay,
    LocalDate lastDay,
    List<UsageGrouping> by,
    List<Row> rows) {
  public UsageTotalsView {
    by = List.copyOf(by);
    rows = List.copyOf(rows);
  }

  /**
   * One total. Amounts of different currencies are never added, so each has its own.
   *
   * @param keys one for each of {@link #by}, in that order
   * @param cost at the scale of cost rows
   * @param quantity unit-hours, or of a counter units; null unless the totals are by meter
   * @param unit of the quantity, null without one
   */
  public record Row(List<Key> keys, Money cost, BigDecimal quantity, String unit) {
    public Row {
      keys = List.copyOf(keys);
    }
  }

  /**
   * What a total is of.
   *
   * @param id an id, a word or a day as YYYY-MM-DD; null for what has none, such as no such tag
   * @param name as people read it, null where the id says it all
   */
  public record Key(String id, String name) {}
}
