package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.UsageInterval;

/** What usage costs. The one formula that usage, forecast and, later, invoices share. */
public final class Rating {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private Rating() {}

  /** {@code quantity × seconds × unitPrice / 3600}, rounded once at the scale of a cost row. */
  public static BigDecimal cost(BigDecimal quantity, long seconds, BigDecimal unitPrice) {
    return Rounding.cost(
        quantity.multiply(BigDecimal.valueOf(seconds)).multiply(unitPrice), SECONDS_PER_HOUR);
  }

  /** Prices an interval that no change of price cuts, by the plan in force when it began. */
  public static RatedUsage rate(UsageInterval interval, TenantCards cards) {
    return rate(interval, cards.at(interval.from()));
  }

  /** Prices an interval that no change of price cuts. */
  public static RatedUsage rate(UsageInterval interval, RateCard card) {
    Optional<Rate> rate = card.rateAt(interval.meter(), interval.of(), interval.from());
    BigDecimal price = rate.map(Rate::unitPrice).orElse(BigDecimal.ZERO);
    return new RatedUsage(
        interval,
        rate.map(Rate::id).orElse(null),
        price,
        new Money(cost(interval.quantity(), interval.seconds(), price), card.currency()));
  }

  /**
   * What these quantities cost if they go on unchanged from one instant to another, with the price
   * changes that are known already.
   */
  public static Money forecast(MeterSet running, TenantCards cards, Instant from, Instant to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Meter, BigDecimal> each : running.quantities().entrySet()) {
      Instant start = from;
      while (start.isBefore(to)) {
        Instant change = cards.next(each.getKey(), start);
        Instant end = change.isBefore(to) ? change : to;
        UsageInterval part =
            new UsageInterval(
                each.getKey(), running.dimensions(), each.getValue(), start, end, true);
        sum = sum.add(rate(part, cards).cost().amount());
        start = end;
      }
    }
    return new Money(sum, cards.at(from).currency());
  }
}
