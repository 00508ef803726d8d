package org.nephos.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.nephos.billing.api.UsageQuery;
import org.nephos.billing.api.UsageSpan;
import org.nephos.problem.api.MalformedException;

/**
 * The time that is looked at, half-open, in whole seconds.
 *
 * @param from inclusive
 * @param to exclusive, not after {@code asOf}
 * @param asOf the second of the request; nothing after it is counted
 */
record UsagePeriod(Instant from, Instant to, Instant asOf) {

  /**
   * What a query asks for. Fractions of a second are cut off at both ends, so that neighbouring
   * periods share no second and miss none. There is no longest period.
   *
   * @param zone of the month that is meant without a beginning
   * @throws MalformedException unless it begins before it ends
   */
  static UsagePeriod of(UsageQuery query, ZoneId zone, Instant asOf) {
    Instant from = query.from() == null ? monthOf(asOf, zone) : query.from();
    if (query.to() != null && !from.isBefore(query.to())) {
      throw query.from() == null
          ? new MalformedException("to", "Without from, to must be after the month's beginning.")
          : new MalformedException("from", "from must be before to.");
    }
    Instant to = query.to() == null ? asOf : query.to();
    return new UsagePeriod(clamp(from, asOf), clamp(to, asOf), asOf);
  }

  /**
   * The time that is asked for.
   *
   * @param span null for this month so far
   * @throws MalformedException unless it begins before it ends
   */
  static UsagePeriod of(UsageSpan span, ZoneId zone, Instant asOf) {
    if (span == null) {
      return of(new UsageQuery(null, null, null, null), zone, asOf);
    }
    if (span instanceof UsageSpan.Between between) {
      return of(new UsageQuery(null, null, between.from(), between.to()), zone, asOf);
    }
    LocalDate today = asOf.atZone(zone).toLocalDate();
    LocalDate month = today.withDayOfMonth(1);
    if (span instanceof UsageSpan.Months months) {
      LocalDate next = month.minusMonths(months.back()).plusMonths(1);
      return ofDays(next.minusMonths(months.count()), next, zone, asOf);
    }
    UsageSpan.Days days = (UsageSpan.Days) span;
    LocalDate first = days.first() == null ? month : days.first();
    LocalDate last = days.last() == null ? today : days.last();
    if (last.isBefore(first)) {
      throw new MalformedException("from", "The first day must not be after the last.");
    }
    return ofDays(first, last.plusDays(1), zone, asOf);
  }

  private static UsagePeriod ofDays(LocalDate from, LocalDate to, ZoneId zone, Instant asOf) {
    return new UsagePeriod(
        clamp(from.atStartOfDay(zone).toInstant(), asOf),
        clamp(to.atStartOfDay(zone).toInstant(), asOf),
        asOf);
  }

  /** Where the month that an instant belongs to begins. */
  static Instant monthOf(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
  }

  /** Where the next month begins. */
  static Instant monthAfter(Instant instant, ZoneId zone) {
    LocalDate first = instant.atZone(zone).toLocalDate().withDayOfMonth(1);
    return first.plusMonths(1).atStartOfDay(zone).toInstant();
  }

  /** There is no usage before 1970 and after now, so whatever anybody asks for fits a column. */
  private static Instant clamp(Instant instant, Instant asOf) {
    Instant late = instant.isAfter(asOf) ? asOf : instant;
    return seconds(late.isBefore(Instant.EPOCH) ? Instant.EPOCH : late);
  }

  static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether it has no second. */
  boolean isEmpty() {
    return !from.isBefore(to);
  }
}
