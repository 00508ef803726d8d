package org.nephos.billing;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.TotalsRepository.Sum;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.billing.api.UsageTotalsView;

/**
 * Counts lines and sums together; tags and names of lines are looked up at the end, all at once.
 */
final class TotalsCount {
  private final List<UsageGrouping> by;
  private final ZoneId zone;
  private final TotalsSums sums;
  private final Map<UUID, TotalsSums> untagged = new HashMap<>();
  private final Set<UUID> flavors = new HashSet<>();

  TotalsCount(List<UsageGrouping> by, ZoneId zone) {
    this.by = by;
    this.zone = zone;
    this.sums = new TotalsSums(by);
  }

  void add(Sum sum) {
    sums.add(sum);
  }

  /** Adds a line; by day, one that lies on two days is divided between them. */
  void add(UsageLine line) {
    if (line.of().flavorId() != null) {
      flavors.add(line.of().flavorId());
    }
    if (TotalsRepository.has(by, By.DAY)) {
      DayParts.of(line, zone)
          .forEach(part -> add(line, part.day().toString(), part.seconds(), part.cost()));
    } else {
      add(line, null, line.seconds(), line.cost().amount());
    }
  }

  private void add(UsageLine line, String day, long seconds, BigDecimal cost) {
    List<String> keys = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (UsageGrouping each : by) {
      keys.add(key(each.by(), line, day));
      names.add(
          switch (each.by()) {
            case PROJECT -> line.projectName();
            case RESOURCE -> line.resource().name();
            case TAG, METER, DAY, FLAVOR, ZONE -> null;
          });
    }
    Sum sum =
        new Sum(
            keys,
            names,
            line.cost().currency(),
            cost,
            line.quantity().multiply(BigDecimal.valueOf(seconds)),
            line.unit());
    if (TotalsRepository.has(by, By.TAG)) {
      untagged.computeIfAbsent(line.resource().id(), id -> new TotalsSums(by)).add(sum);
    } else {
      sums.add(sum);
    }
  }

  private static String key(By by, UsageLine line, String day) {
    return switch (by) {
      case PROJECT -> line.project().toString();
      case RESOURCE -> line.resource().id().toString();
      case TAG -> null;
      case METER -> line.meter();
      case DAY -> day;
      case FLAVOR -> line.of().flavorId() == null ? null : line.of().flavorId().toString();
      case ZONE -> line.of().zone();
    };
  }

  /** The totals, in the caller's transaction. */
  List<UsageTotalsView.Row> rows(TotalsRepository totals) {
    Map<UUID, Map<String, String>> tags = totals.tags(untagged.keySet());
    untagged.forEach(
        (resource, own) -> {
          Map<String, String> its = tags.getOrDefault(resource, Map.of());
          own.all().forEach(sum -> sums.add(tagged(sum, its)));
        });
    untagged.clear();
    return sums.rows(totals.flavorNames(flavors));
  }

  private Sum tagged(Sum sum, Map<String, String> tags) {
    List<String> keys = new ArrayList<>(sum.keys());
    for (int i = 0; i < by.size(); i++) {
      if (by.get(i).by() == By.TAG) {
        keys.set(i, tags.get(by.get(i).tag()));
      }
    }
    return new Sum(keys, sum.names(), sum.currency(), sum.cost(), sum.unitSeconds(), sum.unit());
  }
}
