package org.nephos.demo;

import java.time.Instant;
import java.time.YearMonth;

/** Days and hours where acme is. */
final class HistoryTime {
  private static final int CLOSING_HOUR = 2;

  private HistoryTime() {}

  /** This hour of a day of a month. */
  static Instant at(YearMonth month, int day, int hour) {
    return month.atDay(day).atTime(hour, 0).atZone(DemoTenants.ZONE).toInstant();
  }

  /** When a month is over and its grace, too. */
  static Instant closing(YearMonth month) {
    return at(month.plusMonths(1), 1, CLOSING_HOUR);
  }
}
