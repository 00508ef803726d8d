package org.nephos.billing;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.metering.CountedHour;
import org.nephos.metering.Cuts;
import org.nephos.metering.IntervalDerivation;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.UsageInterval;

/** What of one resource's life counts to a month, by its events and its counters. */
final class LifeReplay {
  private final BillingMonth month;
  private final Cuts cuts;
  private final TenantCards cards;
  private final List<RecordedUsage.Row> unusual;

  /** Takes a piece of usage and whether it adds (1) or takes away (−1). */
  @FunctionalInterface
  interface Sink {
    void accept(RatedUsage usage, int sign);
  }

  /**
   * @param unusual the resource's records that were late, that correct, and that are corrected
   */
  LifeReplay(BillingMonth month, Cuts cuts, TenantCards cards, List<RecordedUsage.Row> unusual) {
    this.month = month;
    this.cuts = cuts;
    this.cards = cards;
    this.unusual = unusual;
  }

  /**
   * Tells what counts.
   *
   * @param counted hours that are in records, at least those that may count to the month
   */
  void replay(List<MeteringEvent> events, List<CountedHour> counted, Sink found) {
    Map<RecordedUsage.Key, RatedUsage> right = derive(events);
    counted.stream().map(CountedHour::recordedInterval).forEach(hour -> add(hour, right));
    Map<RecordedUsage.Key, RecordedUsage.Row> first = new HashMap<>();
    Map<UUID, RecordedUsage.Row> byId = new HashMap<>();
    Set<UUID> taken = new HashSet<>();
    for (RecordedUsage.Row row : unusual) {
      byId.put(row.id(), row);
      if (row.number() == 0) {
        first.put(row.key(), row);
      } else if (row.sign() < 0) {
        taken.add(row.corrects());
      }
    }
    right.forEach(
        (key, usage) -> {
          RecordedUsage.Row row = first.get(key);
          if (row == null
              ? isIn(month, usage.interval().from())
              : counts(row) && !taken.contains(row.id())) {
            found.accept(usage, 1);
          }
        });
    for (RecordedUsage.Row row : unusual) {
      if (!counts(row)) {
        continue;
      }
      if (row.number() == 0 && taken.contains(row.id())) {
        // It was billed as it was recorded, before it was found to be wrong.
        found.accept(row.usage(), 1);
      } else if (row.number() > 0 && row.sign() < 0) {
        found.accept(byId.getOrDefault(row.corrects(), row).usage(), -1);
      } else if (row.number() > 0) {
        found.accept(
            taken.contains(row.id()) ? row.usage() : right.getOrDefault(row.key(), row.usage()), 1);
      }
    }
  }

  private boolean counts(RecordedUsage.Row row) {
    return row.billedIn() == null
        ? isIn(month, row.usage().interval().from())
        : row.billedIn().equals(month.from());
  }

  private static boolean isIn(BillingMonth month, Instant instant) {
    return !instant.isBefore(month.from()) && instant.isBefore(month.to());
  }

  /** From the earliest beginning that may count, which is one at which an interval is cut. */
  private Map<RecordedUsage.Key, RatedUsage> derive(List<MeteringEvent> events) {
    Map<RecordedUsage.Key, RatedUsage> derived = new HashMap<>();
    if (events.isEmpty()) {
      return derived;
    }
    Instant since =
        unusual.stream()
            .filter(this::counts)
            .map(row -> row.usage().interval().from())
            .filter(from -> from.isBefore(month.from()))
            .min(Instant::compareTo)
            .orElse(month.from());
    List<MeteringEvent> until =
        events.stream().filter(event -> event.effectiveAt().isBefore(month.to())).toList();
    if (until.isEmpty()) {
      return derived;
    }
    for (UsageInterval interval :
        new IntervalDerivation(cuts).derive(until, since, month.to()).intervals()) {
      add(interval, derived);
    }
    return derived;
  }

  private void add(UsageInterval interval, Map<RecordedUsage.Key, RatedUsage> derived) {
    derived.put(
        RecordedUsage.Key.of(interval),
        RecordedUsage.plain(Rating.rate(RecordedUsage.closed(interval), cards)));
  }
}
