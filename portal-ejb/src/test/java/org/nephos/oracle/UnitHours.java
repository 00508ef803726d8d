package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nephos.oracle.PriceList.Plan;
import org.nephos.oracle.PriceList.Rate;

/**
 * What is free, and what is beyond bounds, of a month's usage; unit by unit, so that what the rates
 * before have used up is used up. Rule <em>Allowance and tiers</em>.
 */
final class UnitHours {
  private static final BigDecimal HOUR = new BigDecimal("3600");

  private final Connection connection;
  private final PriceList prices;
  private final Month month;
  private final List<Item> items = new ArrayList<>();

  UnitHours(Connection connection, PriceList prices, Month month) {
    this.connection = connection;
    this.prices = prices;
    this.month = month;
  }

  /** From a unit-second on, up to another. */
  private record Stretch(BigDecimal low, BigDecimal high) {
    BigDecimal within(BigDecimal start, BigDecimal end) {
      return high.min(end).subtract(low.max(start)).max(BigDecimal.ZERO);
    }
  }

  List<Item> of(List<Counted> counted) throws SQLException {
    Map<String, BigDecimal> before = new HashMap<>();
    List<Rate> sorted = new ArrayList<>(prices.rates());
    sorted.sort(Comparator.comparing(this::begins).thenComparing(rate -> rate.id().toString()));
    for (Rate rate : sorted) {
      BigDecimal used = used(rate, counted);
      if (used.signum() != 0) {
        BigDecimal low = before.getOrDefault(rate.meter() + rate.only(), BigDecimal.ZERO);
        before.put(rate.meter() + rate.only(), low.add(used));
        items(rate, new Stretch(low, low.add(used)));
      }
    }
    return items;
  }

  /** The first second of the month at which the tenant had it. */
  private long begins(Rate rate) {
    List<Plan> plans = prices.plans();
    for (int i = 0; i < plans.size(); i++) {
      long from = i == 0 ? Long.MIN_VALUE : plans.get(i).from();
      long to = i + 1 == plans.size() ? Long.MAX_VALUE : plans.get(i + 1).from();
      long begin = Math.max(month.from(), Math.max(from, rate.from()));
      if (plans.get(i).id().equals(rate.plan())
          && begin < Math.min(month.to(), Math.min(to, rate.to()))) {
        return begin;
      }
    }
    return Long.MAX_VALUE;
  }

  private BigDecimal used(Rate rate, List<Counted> counted) {
    BigDecimal used = BigDecimal.ZERO;
    for (Counted each : counted) {
      if (rate.id().equals(each.line().rate()) && each.about().equals(month.of())) {
        long seconds = each.line().to().getEpochSecond() - each.line().from().getEpochSecond();
        used = used.add(each.line().quantity().multiply(new BigDecimal(seconds * each.sign())));
      }
    }
    return used;
  }

  private void items(Rate rate, Stretch stretch) throws SQLException {
    BigDecimal free = rate.free().multiply(HOUR);
    add("ALLOWANCE", rate, stretch.within(BigDecimal.ZERO, free), rate.price().negate());
    List<Object[]> tiers =
        Rows.of(
            connection,
            "select above, unit_price from rate_tier where rate_id = ? order by above",
            rate.id());
    for (int i = 0; i < tiers.size(); i++) {
      BigDecimal start = ((BigDecimal) tiers.get(i)[0]).multiply(HOUR).max(free);
      BigDecimal end =
          i + 1 == tiers.size()
              ? stretch.high()
              : ((BigDecimal) tiers.get(i + 1)[0]).multiply(HOUR);
      BigDecimal difference = ((BigDecimal) tiers.get(i)[1]).subtract(rate.price());
      add("TIER", rate, stretch.within(start, end), difference);
    }
  }

  private void add(String kind, Rate rate, BigDecimal much, BigDecimal price) {
    BigDecimal cost = much.multiply(price).divide(HOUR, 12, RoundingMode.HALF_EVEN);
    if (cost.signum() != 0) {
      items.add(Item.of(kind, rate.meter() + " " + rate.id(), cost, rate.meter(), rate.category()));
    }
  }
}
