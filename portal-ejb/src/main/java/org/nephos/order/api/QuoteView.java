package org.nephos.order.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What an order will cost while everything in it runs.
 *
 * @param hourly exact
 * @param monthly for 730 hours, an estimate, rounded to cents
 * @param priceVersion the price plan and the instant that its rates began to hold
 * @param validUntil until when an order gets this price
 */
public record QuoteView(
    BigDecimal hourly,
    BigDecimal monthly,
    String currency,
    String priceVersion,
    Instant validUntil,
    List<Line> lines) {

  /**
   * @param meter for example {@code instance.vcpu}
   * @param quantity in {@code unit}
   * @param unit for example {@code vCPU}, {@code GiB}
   * @param unitPrice per unit and hour
   */
  public record Line(
      String meter, BigDecimal quantity, String unit, BigDecimal unitPrice, BigDecimal hourly) {}
}
