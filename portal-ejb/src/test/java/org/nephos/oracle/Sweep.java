package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.nephos.oracle.Life.Change;
import org.nephos.oracle.PriceList.Rate;
import org.nephos.oracle.UsageOracle.Line;

/**
 * Goes through a life, looks at every second at which anything could change, and begins a line
 * where something has. Rules <em>Intervals</em> and <em>Cost</em>.
 */
final class Sweep {
  private final Life life;
  private final PriceList prices;
  private final ZoneId zone;

  Sweep(Life life, PriceList prices, ZoneId zone) {
    this.life = life;
    this.prices = prices;
    this.zone = zone;
  }

  List<Line> upTo(long end) {
    List<Line> lines = new ArrayList<>();
    Set<String> meters = new TreeSet<>();
    life.changes().forEach(change -> meters.addAll(change.quantities().keySet()));
    SortedSet<Long> moments = moments(end);
    for (String meter : meters) {
      List<Object> before = null;
      long start = 0;
      for (long second : moments) {
        List<Object> now = second >= end ? null : facts(meter, second);
        if (!Objects.equals(before, now)) {
          if (before != null) {
            lines.add(line(meter, before, start, second));
          }
          start = second;
        }
        before = now;
      }
    }
    return lines;
  }

  private SortedSet<Long> moments(long end) {
    List<Change> changes = life.changes();
    long first = changes.get(0).second();
    Change newest = changes.get(changes.size() - 1);
    long last = newest.quantities().isEmpty() ? Math.min(end, newest.second()) : end;
    TreeSet<Long> moments = new TreeSet<>(prices.moments());
    changes.forEach(change -> moments.add(change.second()));
    // Months begin at a quarter of an hour of UTC in every zone there is.
    for (long second = first - first % 900; second <= last; second += 900) {
      moments.add(second);
    }
    moments.add(end);
    return first > end ? new TreeSet<>() : new TreeSet<>(moments.subSet(first, true, end, true));
  }

  /** Which event, quantity, price, plan, hour and month a second has; null if nothing runs. */
  private List<Object> facts(String meter, long second) {
    int last = -1;
    for (int i = 0; i < life.changes().size(); i++) {
      if (life.changes().get(i).second() <= second) {
        last = i;
      }
    }
    Change change = life.changes().get(last);
    BigDecimal quantity = change.quantities().get(meter);
    if (quantity == null) {
      return null;
    }
    Rate rate = prices.rateAt(meter, change.dimensions(), second);
    List<Object> facts = new ArrayList<>();
    facts.add(quantity);
    facts.add(rate == null ? BigDecimal.ZERO : rate.price());
    facts.add(rate == null ? "free" : rate.id());
    facts.add(last);
    facts.add(prices.planAt(second));
    facts.add(prices.changes(meter, second));
    facts.add(second / 3600);
    facts.add(YearMonth.from(Instant.ofEpochSecond(second).atZone(zone)));
    return facts;
  }

  private Line line(String meter, List<Object> facts, long from, long to) {
    BigDecimal quantity = (BigDecimal) facts.get(0);
    BigDecimal price = (BigDecimal) facts.get(1);
    BigDecimal cost =
        quantity
            .multiply(new BigDecimal(to - from))
            .multiply(price)
            .divide(new BigDecimal("3600"), 12, RoundingMode.HALF_EVEN);
    return new Line(
        life.resource(),
        meter,
        Instant.ofEpochSecond(from),
        Instant.ofEpochSecond(to),
        UsageOracle.plain(quantity),
        facts.get(2) instanceof UUID rate ? rate : null,
        UsageOracle.plain(price),
        UsageOracle.plain(cost));
  }
}
