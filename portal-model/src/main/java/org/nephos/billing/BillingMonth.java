package org.nephos.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * A calendar month in a tenant's zone, half-open. It lasts from midnight to midnight there, so that
 * it has an hour less or more where clocks are changed within it.
 */
public record BillingMonth(YearMonth month, ZoneId zone) {
  /** The month in which an instant lies. */
  public static BillingMonth of(Instant instant, ZoneId zone) {
    return new BillingMonth(YearMonth.from(instant.atZone(zone)), zone);
  }

  /** When it begins. */
  public Instant from() {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /** When it ends, exclusive. */
  public Instant to() {
    return next().from();
  }

  /** Its last day. */
  public LocalDate lastDay() {
    return month.atEndOfMonth();
  }

  /** The one after it. */
  public BillingMonth next() {
    return new BillingMonth(month.plusMonths(1), zone);
  }
}
