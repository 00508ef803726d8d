package org.nephos.billing.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Money;

/**
 * What a period has cost so far.
 *
 * @param asOf up to when it counts
 * @param total the sum of the usage lines of the period, rounded once to cents
 * @param forecast total plus what now runs, until the end of the period
 * @param forecastMethod a word for the message bundle
 */
public record CostSummaryView(
    Instant from,
    Instant to,
    Instant asOf,
    Money total,
    Money forecast,
    String forecastMethod,
    List<Day> days,
    List<Share> projects,
    List<Share> resources) {
  /** A day in the tenant's zone. */
  public record Day(LocalDate day, Money cost) {}

  /** A part of the total, at the scale of cost rows. */
  public record Share(UUID id, String name, String type, Money cost) {}
}
