package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * What the records of a resource say of a billing month against what its events say.
 *
 * @param month by the calendar of the tenant
 * @param from when the month begins
 * @param to when it ends, exclusive
 * @param currency ISO 4217, of all amounts
 * @param invoice the issued invoice of the month, on which the records stand as they are; null
 *     while the month is open or when it had none
 * @param invoiceNumber its number, or null
 * @param countsTo the month on whose invoice a correction would stand
 * @param meters what the records and the events come to, by meter
 * @param recorded what the records cost
 * @param derived what the events cost
 * @param lines where they differ, by meter and time; empty when nothing is to be corrected
 * @param version of this answer: another one when anything else would be corrected
 */
public record UsageComparisonView(
    MeteredResourceView resource,
    YearMonth month,
    Instant from,
    Instant to,
    String currency,
    UUID invoice,
    String invoiceNumber,
    YearMonth countsTo,
    List<MeterSum> meters,
    BigDecimal recorded,
    BigDecimal derived,
    List<Line> lines,
    long version) {
  public UsageComparisonView {
    meters = List.copyOf(meters);
    lines = List.copyOf(lines);
  }

  /** What a correction would add to what is charged; negative for what it takes off. */
  public BigDecimal difference() {
    return derived.subtract(recorded);
  }

  /** Whether the records say what the events say. */
  public boolean isRight() {
    return lines.isEmpty();
  }

  /**
   * What one meter comes to.
   *
   * @param recordedSeconds by the records
   * @param derivedSeconds by the events
   */
  public record MeterSum(
      String meter,
      long recordedSeconds,
      long derivedSeconds,
      BigDecimal recorded,
      BigDecimal derived) {}

  /**
   * A time in which they differ.
   *
   * @param from when both begin
   * @param recorded null where there is no record
   * @param derived null where nothing ran
   */
  public record Line(String meter, Instant from, Side recorded, Side derived) {}

  /**
   * What one side says.
   *
   * @param to exclusive
   * @param quantity in the meter's unit
   * @param unitPrice per unit and hour
   * @param cost exact
   */
  public record Side(
      Instant to, long seconds, BigDecimal quantity, BigDecimal unitPrice, BigDecimal cost) {}
}
