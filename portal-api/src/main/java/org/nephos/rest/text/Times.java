package org.nephos.rest.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and durations as people and programs write them. */
public final class Times {
  /** What is told of a time that cannot be read. */
  public static final String TIME = "must be a time such as 2026-01-31T12:00:00Z";

  /** What is told of a duration that cannot be read. */
  public static final String DURATION = "must be a duration such as PT1H or P30D";

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Pattern SPAN = Pattern.compile("P([^T]*)(T.+)?");
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private Times() {}

  /** The instant that an RFC 3339 text is, from 1970 to 9999. */
  public static Optional<Instant> instant(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(FIRST) || instant.isAfter(LAST)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The length that an ISO 8601 duration is, zero or more; a month counts 30 days, a year 365, so
   * that the same text is always the same length.
   */
  public static Optional<Duration> duration(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    String days = span.group(1);
    String time = span.group(2);
    if (days.isEmpty() && time == null) {
      return Optional.empty();
    }
    try {
      Duration length = Duration.ZERO;
      if (!days.isEmpty()) {
        length = length.plus(days(Period.parse("P" + days)));
      }
      if (time != null) {
        length = length.plus(Duration.parse("P" + time));
      }
      return length.isNegative() ? Optional.empty() : Optional.of(length);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Duration days(Period period) {
    return Duration.ofDays(
        Math.addExact(
            Math.addExact(
                Math.multiplyExact((long) period.getYears(), DAYS_OF_YEAR),
                Math.multiplyExact((long) period.getMonths(), DAYS_OF_MONTH)),
            period.getDays()));
  }
}
