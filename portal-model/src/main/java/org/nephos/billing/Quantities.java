package org.nephos.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillItem.CostRow;
import org.nephos.billing.BillItem.Kind;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;

/**
 * What allowances and tiers make of a month: items that add to what the records cost by their rates
 * alone. Rule <em>Allowance and tiers</em> of docs/money.md. Quantities are unit-seconds, so that
 * nothing is rounded before the end.
 */
final class Quantities {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private final BillInput input;
  private final Map<UUID, BigDecimal> used = new HashMap<>();

  private record Chain(Meter meter, Dimensions narrowedTo) {}

  Quantities(BillInput input) {
    this.input = input;
    for (UsageSum sum : input.usage()) {
      if (sum.rateId() != null && !sum.from().isBefore(input.from())) {
        used.merge(sum.rateId(), sum.unitSeconds(), BigDecimal::add);
      }
    }
  }

  List<BillItem> items() {
    List<Rate> rates =
        input.terms().rates().stream()
            .filter(rate -> used.containsKey(rate.id()))
            .sorted(
                Comparator.comparing(Rate::meter)
                    .thenComparing(rate -> rate.narrowedTo().toText())
                    .thenComparing(Rate::validFrom)
                    .thenComparing(rate -> rate.id().toString()))
            .toList();
    List<BillItem> items = new ArrayList<>();
    Map<Chain, BigDecimal> before = new HashMap<>();
    for (Rate rate : rates) {
      Chain chain = new Chain(rate.meter(), rate.narrowedTo());
      BigDecimal from = before.getOrDefault(chain, BigDecimal.ZERO);
      BigDecimal to = from.add(used.get(rate.id()));
      before.put(chain, to);
      addItems(rate, from, to, items);
    }
    return items;
  }

  private void addItems(Rate rate, BigDecimal from, BigDecimal to, List<BillItem> items) {
    BigDecimal free = seconds(rate.freeQuantity());
    add(
        Kind.ALLOWANCE,
        rate,
        shared(from, to, BigDecimal.ZERO, free),
        rate.unitPrice().negate(),
        items);
    for (int i = 0; i < rate.tiers().size(); i++) {
      Tier tier = rate.tiers().get(i);
      BigDecimal bound = seconds(tier.above()).max(free);
      BigDecimal end =
          i + 1 < rate.tiers().size() ? seconds(rate.tiers().get(i + 1).above()) : to.max(bound);
      add(
          Kind.TIER,
          rate,
          shared(from, to, bound, end),
          tier.unitPrice().subtract(rate.unitPrice()),
          items);
    }
  }

  private void add(
      Kind kind, Rate rate, BigDecimal unitSeconds, BigDecimal price, List<BillItem> items) {
    BigDecimal cost = Rounding.cost(unitSeconds.multiply(price), SECONDS_PER_HOUR);
    if (cost.signum() == 0) {
      return;
    }
    BigDecimal hours = Billing.hours(unitSeconds);
    items.add(
        Billing.rounded(
            new BillItem(
                kind,
                false,
                null,
                rate.meter(),
                rate.id(),
                null,
                input.from(),
                input.to(),
                hours,
                price,
                rate.taxCategory(),
                List.of(CostRow.plain(hours, cost)),
                BigDecimal.ZERO)));
  }

  /** How much of one stretch lies within the other. */
  private static BigDecimal shared(
      BigDecimal from, BigDecimal to, BigDecimal start, BigDecimal end) {
    return to.min(end).subtract(from.max(start)).max(BigDecimal.ZERO);
  }

  private static BigDecimal seconds(BigDecimal unitHours) {
    return unitHours.multiply(SECONDS_PER_HOUR);
  }
}
