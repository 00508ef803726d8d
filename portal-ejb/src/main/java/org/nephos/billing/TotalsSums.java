package org.nephos.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nephos.billing.TotalsRepository.Sum;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.billing.api.UsageTotalsView.Key;
import org.nephos.billing.api.UsageTotalsView.Row;
import org.nephos.metering.Meter;
import org.nephos.problem.api.MalformedException;

/** Adds up sums of equal keys and of one currency. */
final class TotalsSums {
  /** More are no totals any more. */
  static final int MOST = 50_000;

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private final List<UsageGrouping> by;
  private final Map<List<String>, Sum> sums = new HashMap<>();

  TotalsSums(List<UsageGrouping> by) {
    this.by = by;
  }

  /** What comes later knows the newer names. */
  void add(Sum more) {
    List<String> key = new ArrayList<>(more.keys());
    key.add(more.currency());
    sums.merge(key, more, TotalsSums::together);
    if (sums.size() > MOST) {
      throw new MalformedException(
          "groupBy",
          "These would be more than " + MOST + " totals; choose a shorter time or other groups.");
    }
  }

  private static Sum together(Sum old, Sum more) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < old.names().size(); i++) {
      String newer = more.names().get(i);
      names.add(newer == null ? old.names().get(i) : newer);
    }
    return new Sum(
        old.keys(),
        names,
        old.currency(),
        old.cost().add(more.cost()),
        old.unitSeconds().add(more.unitSeconds()),
        old.unit());
  }

  /** All that has been added up. */
  Collection<Sum> all() {
    return sums.values();
  }

  /**
   * The rows.
   *
   * @param flavors names of flavors that only recent lines have
   */
  List<Row> rows(Map<String, String> flavors) {
    int day = by.indexOf(UsageGrouping.of(By.DAY));
    Comparator<Sum> byDay = Comparator.comparing(sum -> day < 0 ? "" : sum.keys().get(day));
    return sums.values().stream()
        .sorted(
            byDay
                .thenComparing(Comparator.comparing(Sum::cost).reversed())
                .thenComparing(sum -> sum.keys().toString())
                .thenComparing(Sum::currency))
        .map(sum -> row(sum, flavors))
        .toList();
  }

  private static String charged(Sum sum, String meter) {
    return Meter.ofWord(meter).map(Meter::chargedUnit).orElse(sum.unit() + "-h");
  }

  private Row row(Sum sum, Map<String, String> flavors) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      String id = sum.keys().get(i);
      String name = sum.names().get(i);
      keys.add(new Key(id, name == null && by.get(i).by() == By.FLAVOR ? flavors.get(id) : name));
    }
    boolean metered = TotalsRepository.has(by, By.METER);
    return new Row(
        keys,
        new Money(Rounding.trim(sum.cost(), Rounding.CENTS), sum.currency()),
        metered ? Rounding.trim(Rounding.cost(sum.unitSeconds(), SECONDS_PER_HOUR), 0) : null,
        metered ? charged(sum, keys.get(by.indexOf(UsageGrouping.of(By.METER))).id()) : null);
  }
}
