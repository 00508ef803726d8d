package org.nephos.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The day of a time in a zone, as SQL that both databases have: days since 1970, from the seconds
 * of the time and the zone's offsets in a period.
 *
 * @param zone whose days
 * @param from the period's beginning
 * @param to its end
 */
record DayNumber(ZoneId zone, Instant from, Instant to) {
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  /**
   * The expression of a column, as a whole number.
   *
   * @param plus so many seconds after it
   */
  String of(String column, int plus) {
    String seconds = "(extract(epoch from " + column + ") + " + plus + ")";
    StringBuilder offset = new StringBuilder("case");
    ZoneRules rules = zone.getRules();
    Instant at = from;
    for (ZoneOffsetTransition next = rules.nextTransition(at);
        next != null && next.getInstant().isBefore(to);
        next = rules.nextTransition(at)) {
      offset
          .append(" when ")
          .append(seconds)
          .append(" < ")
          .append(next.toEpochSecond())
          .append(" then ")
          .append(next.getOffsetBefore().getTotalSeconds());
      at = next.getInstant();
    }
    int last = rules.getOffset(at).getTotalSeconds();
    String shift = at.equals(from) ? String.valueOf(last) : offset + " else " + last + " end";
    return "cast(floor((" + seconds + " + " + shift + ") / " + DAY + ") as bigint)";
  }

  /** Whether days begin at full hours of UTC, so that no record lies on two of them. */
  boolean isHourly() {
    ZoneRules rules = zone.getRules();
    Instant at = from;
    boolean hourly = isHourly(rules, at);
    for (ZoneOffsetTransition next = rules.nextTransition(at);
        next != null && next.getInstant().isBefore(to);
        next = rules.nextTransition(at)) {
      at = next.getInstant();
      hourly &= isHourly(rules, at);
    }
    return hourly;
  }

  private static boolean isHourly(ZoneRules rules, Instant at) {
    return rules.getOffset(at).getTotalSeconds() % HOUR == 0;
  }
}
