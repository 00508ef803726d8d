package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a line among the days it lies on; the parts make the whole, exactly. An hour of a counter
 * is of the day in which it begins.
 */
final class DayParts {
  private DayParts() {}

  /** A day's part. */
  record Part(LocalDate day, long seconds, BigDecimal cost) {}

  static List<Part> of(UsageLine line, ZoneId zone) {
    List<Part> parts = new ArrayList<>();
    BigDecimal left = line.cost().amount();
    LocalDate day = line.from().atZone(zone).toLocalDate();
    Instant start = line.from();
    for (Instant end = after(day, zone);
        end.isBefore(line.to()) && !line.isCounted();
        end = after(day, zone)) {
      // Up to here all together, less what the days before have got: so the parts make the whole.
      BigDecimal rest = line.cost().amount().subtract(line.costOf(line.from(), end).amount());
      parts.add(new Part(day, Duration.between(start, end).toSeconds(), left.subtract(rest)));
      left = rest;
      start = end;
      day = day.plusDays(1);
    }
    parts.add(new Part(day, Duration.between(start, line.to()).toSeconds(), left));
    return parts;
  }

  private static Instant after(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
