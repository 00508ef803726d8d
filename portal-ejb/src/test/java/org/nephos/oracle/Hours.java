package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.oracle.PriceList.Rate;
import org.nephos.oracle.UsageOracle.Line;

/**
 * What counters counted in each hour, from their readings, one after the other. Rules
 * <em>Counters</em> and <em>Charging counters</em>.
 */
final class Hours {
  private static final int HOUR = 3600;

  /** A reading that comes later than this has missed others, and what they counted. */
  private static final int LONGEST = 180;

  private final Map<UUID, Reading> last = new HashMap<>();
  private final Map<Hour, Count> counts = new LinkedHashMap<>();

  private record Hour(UUID resource, String meter, long begin) {}

  /** So many bytes, of something of these dimensions when the first of them were counted. */
  private record Count(long bytes, Map<String, String> dimensions) {
    Count plus(Count more) {
      return new Count(bytes + more.bytes, dimensions);
    }
  }

  /** What has a price is a line of the whole hour; what has none is on no invoice. */
  static List<Line> of(List<Reading> readings, PriceList prices) {
    Hours hours = new Hours();
    readings.forEach(hours::see);
    List<Line> lines = new ArrayList<>();
    hours.counts.forEach(
        (hour, count) -> {
          Rate rate = prices.rateAt(hour.meter(), count.dimensions(), hour.begin());
          if (rate != null) {
            lines.add(line(hour, new BigDecimal(count.bytes()).movePointLeft(9), rate));
          }
        });
    return lines;
  }

  private static Line line(Hour hour, BigDecimal gigabytes, Rate rate) {
    return new Line(
        hour.resource(),
        hour.meter(),
        Instant.ofEpochSecond(hour.begin()),
        Instant.ofEpochSecond(hour.begin() + HOUR),
        UsageOracle.plain(gigabytes),
        rate.id(),
        UsageOracle.plain(rate.price()),
        UsageOracle.plain(gigabytes.multiply(rate.price()).setScale(12, RoundingMode.HALF_EVEN)));
  }

  private void see(Reading now) {
    if (now.boot() == null) {
      last.remove(now.resource());
      return;
    }
    Reading before = last.get(now.resource());
    if (before == null) {
      last.put(now.resource(), now);
      return;
    }
    // Time stands while a clock goes back.
    Reading next = now.second() < before.second() ? now.at(before.second()) : now;
    boolean sameBoot = now.host().equals(before.host()) && now.boot().equals(before.boot());
    boolean lower = now.sent() < before.sent() || now.disk() < before.disk();
    if (sameBoot && lower && now.second() < before.second()) {
      // It was read before, and only told after.
      return;
    }
    last.put(now.resource(), next);
    if (sameBoot && !lower && next.second() - before.second() <= LONGEST) {
      add("instance.networkOut", next, now.sent() - before.sent());
      add("instance.diskIo", next, now.disk() - before.disk());
    }
  }

  /** It belongs to the hour in which it was read; one at the full hour, to that which ends. */
  private void add(String meter, Reading read, long bytes) {
    if (bytes > 0) {
      long begin = Math.floorDiv(read.second() - 1, HOUR) * (long) HOUR;
      counts.merge(
          new Hour(read.resource(), meter, begin),
          new Count(bytes, read.dimensions()),
          Count::plus);
    }
  }
}
