package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.metering.Meter;

/**
 * What a project used of a meter by one rate, in one billing month.
 *
 * @param rateId the rate that its records were priced by, or null when none was in force
 * @param unitPrice the rate's, zero without one
 * @param from the month that it is about, which for late facts is before the one it is billed in
 * @param to the end of that month
 * @param resources by their ids
 */
public record UsageSum(
    UUID project,
    Meter meter,
    UUID rateId,
    BigDecimal unitPrice,
    TaxCategory taxCategory,
    Instant from,
    Instant to,
    List<OfResource> resources) {
  public UsageSum {
    resources = List.copyOf(resources);
  }

  /**
   * One resource's part.
   *
   * @param seconds how long, all its records together; what a correction takes away is negative
   * @param unitSeconds quantity × seconds, summed
   * @param cost the sum of its records' costs, exact
   */
  public record OfResource(
      UUID id, String type, String name, long seconds, BigDecimal unitSeconds, BigDecimal cost) {}

  /** The exact cost of all. */
  public BigDecimal cost() {
    return resources.stream().map(OfResource::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Quantity × seconds of all. */
  public BigDecimal unitSeconds() {
    return resources.stream().map(OfResource::unitSeconds).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether it is stopped time that no rate asks anything for; an invoice does not mention it. */
  boolean isUnasked() {
    return meter == Meter.INSTANCE_STOPPED && rateId == null;
  }
}
