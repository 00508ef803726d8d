package org.nephos.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The oracle: it walks through a life second by second, asks of each what ran and at which price,
 * and joins neighbours that differ in nothing. Slow, plain, and of no product code.
 */
final class SecondBySecond {
  private SecondBySecond() {}

  /** From this second on, these quantities run. */
  record Change(long second, Map<String, BigDecimal> quantities) {}

  /** From this second on, a meter's unit and hour has this price. */
  record Price(String meter, long second, BigDecimal price) {}

  /** One line of the result. */
  record Line(
      String meter, BigDecimal quantity, long from, long to, BigDecimal price, BigDecimal cost) {}

  /** All lines of one meter, from the first change to {@code end}. */
  static List<Line> lines(
      String meter, List<Change> changes, List<Price> prices, ZoneId zone, long end) {
    List<Line> lines = new ArrayList<>();
    List<Object> before = null;
    long start = 0;
    long first = changes.get(0).second();
    for (long second = first; second <= end; second++) {
      List<Object> now = second == end ? null : at(meter, changes, prices, zone, second);
      if (second > first && !Objects.equals(before, now)) {
        close(meter, before, start, second, lines);
        start = second;
      }
      if (second == first) {
        start = second;
      }
      before = now;
    }
    return lines;
  }

  private static void close(String meter, List<Object> what, long from, long to, List<Line> lines) {
    if (what == null || what.get(1) == null) {
      return;
    }
    BigDecimal quantity = (BigDecimal) what.get(1);
    BigDecimal price = (BigDecimal) what.get(2);
    BigDecimal sum = BigDecimal.ZERO;
    for (long second = from; second < to; second++) {
      sum = sum.add(quantity.multiply(price));
    }
    lines.add(
        new Line(
            meter,
            quantity,
            from,
            to,
            price,
            sum.divide(new BigDecimal("3600"), 12, RoundingMode.HALF_EVEN)));
  }

  /** Which change, quantity, price, UTC hour and local month a second belongs to. */
  private static List<Object> at(
      String meter, List<Change> changes, List<Price> prices, ZoneId zone, long second) {
    int change = -1;
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).second() <= second) {
        change = i;
      }
    }
    BigDecimal quantity = changes.get(change).quantities().get(meter);
    BigDecimal price = BigDecimal.ZERO;
    long since = Long.MIN_VALUE;
    for (Price each : prices) {
      if (each.meter().equals(meter) && each.second() <= second && each.second() > since) {
        price = each.price();
        since = each.second();
      }
    }
    ZonedDateTime local = Instant.ofEpochSecond(second).atZone(zone);
    LocalDateTime utc = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    List<Object> facts = new ArrayList<>();
    facts.add(change);
    facts.add(quantity);
    facts.add(price);
    facts.add(since);
    facts.add(utc.toLocalDate() + "T" + utc.getHour());
    facts.add(local.getYear() + "-" + local.getMonthValue());
    return facts;
  }
}
