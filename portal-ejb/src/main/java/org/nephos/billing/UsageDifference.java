package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;

/**
 * Where the records of a resource and its events say different things of a month, and what has to
 * be recorded so that they say the same.
 */
final class UsageDifference {
  private final MeteredResource resource;
  private final Instant closedUntil;
  private final Map<RecordedUsage.Key, RecordedUsage.Standing> recorded;
  private final Map<RecordedUsage.Key, RatedUsage> derived = new HashMap<>();

  /**
   * A time in which they differ.
   *
   * @param standing all that is recorded of it; null for nothing at all
   * @param derived what the events say; null where nothing ran
   */
  record Line(RecordedUsage.Key key, RecordedUsage.Standing standing, RatedUsage derived) {
    /** What is recorded and counts; null for nothing. */
    RatedUsage recorded() {
      return standing == null || standing.counts() == null ? null : standing.counts().usage();
    }
  }

  /**
   * @param closedUntil up to when the tenant's months are closed, or null for none
   * @param recorded what is recorded of the month
   * @param derived what has to be
   */
  UsageDifference(
      MeteredResource resource,
      Instant closedUntil,
      Map<RecordedUsage.Key, RecordedUsage.Standing> recorded,
      List<RatedUsage> derived) {
    this.resource = resource;
    this.closedUntil = closedUntil;
    this.recorded = recorded;
    derived.forEach(usage -> this.derived.put(RecordedUsage.Key.of(usage.interval()), usage));
  }

  MeteredResource resource() {
    return resource;
  }

  /** Up to when the tenant's months are closed; null for none. */
  Instant closedUntil() {
    return closedUntil;
  }

  /** What is recorded and counts. */
  List<RatedUsage> recorded() {
    return recorded.values().stream()
        .filter(standing -> standing.counts() != null)
        .map(standing -> standing.counts().usage())
        .toList();
  }

  /** What the events say. */
  List<RatedUsage> derived() {
    return List.copyOf(derived.values());
  }

  /** Where they differ, by meter and time. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    recorded.forEach(
        (key, standing) -> {
          Line line = new Line(key, standing, derived.get(key));
          if (line.recorded() != null && !line.recorded().equals(line.derived())) {
            lines.add(line);
          } else if (line.recorded() == null && line.derived() != null) {
            lines.add(line);
          }
        });
    derived.forEach(
        (key, usage) -> {
          if (!recorded.containsKey(key)) {
            lines.add(new Line(key, null, usage));
          }
        });
    lines.sort(
        Comparator.comparing((Line line) -> line.key().meter())
            .thenComparing(line -> line.key().from()));
    return lines;
  }

  /**
   * The records to be made: what is wrong is taken away before what is right is added. To be asked
   * once, for each has the next number of its kind.
   */
  List<NewUsage> rows() {
    List<NewUsage> rows = new ArrayList<>();
    for (Line line : lines()) {
      RecordedUsage.Standing standing = line.standing();
      if (line.recorded() != null) {
        rows.add(row(line.recorded(), standing.take(), -1, standing));
      }
      if (line.derived() != null) {
        rows.add(
            standing == null
                ? NewUsage.plain(resource, line.derived(), closedUntil)
                : row(line.derived(), standing.take(), 1, standing));
      }
    }
    return rows;
  }

  private NewUsage row(RatedUsage usage, int number, int sign, RecordedUsage.Standing standing) {
    UsageInterval interval = usage.interval();
    return new NewUsage(
        resource,
        usage,
        ClosedMonths.billedIn(interval.from(), closedUntil),
        number,
        sign,
        sign < 0 ? standing.counts().id() : standing.first());
  }

  /** What some usage costs, exactly. */
  static BigDecimal cost(List<RatedUsage> usage) {
    return usage.stream().map(one -> one.cost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
