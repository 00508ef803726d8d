package org.nephos.metering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Usage from transitions: what ran between one event of a resource and the next, half-open, in
 * whole seconds, cut where the {@link Cuts} say. A pure function of the events, so doing it again,
 * or in steps, gives the same intervals.
 */
public final class IntervalDerivation {
  private final Cuts cuts;

  /**
   * @param cuts where intervals are cut besides at the events themselves
   */
  public IntervalDerivation(Cuts cuts) {
    this.cuts = cuts;
  }

  /**
   * What was found.
   *
   * @param intervals by event, then by meter, then by time; together they tile the time that was
   *     looked at
   * @param until the instant up to which everything is in them
   */
  public record Derived(List<UsageInterval> intervals, Instant until) {
    public Derived {
      intervals = List.copyOf(intervals);
    }
  }

  /**
   * Derives what ran since {@code since}: all that is ended by a later event, whenever that is, and
   * what runs since the last event up to {@code upTo}.
   *
   * @param events at least one, by rising version, without gaps among those that carry meters; the
   *     first is the last one that had been taken into account before, or the resource's very first
   * @param since up to where usage is known already, or null when nothing is
   * @param upTo where to stop with what still runs, a whole second
   */
  public Derived derive(List<MeteringEvent> events, Instant since, Instant upTo) {
    List<UsageInterval> found = new ArrayList<>();
    Instant from = later(since, events.get(0).effectiveAt());
    for (int i = 0; i < events.size(); i++) {
      MeterSet running = events.get(i).meters();
      boolean last = i == events.size() - 1;
      Instant to = last ? upTo : events.get(i + 1).effectiveAt();
      if (last && running.isEmpty()) {
        break;
      }
      cutUp(running, from, to, last, found);
      from = later(from, to);
    }
    return new Derived(found, from);
  }

  private void cutUp(
      MeterSet running, Instant from, Instant to, boolean open, List<UsageInterval> found) {
    running
        .quantities()
        .forEach(
            (meter, quantity) -> {
              Instant start = from;
              while (start.isBefore(to)) {
                Instant cut = cuts.next(meter, start);
                Instant end = cut.isBefore(to) ? cut : to;
                found.add(
                    new UsageInterval(
                        meter, running.dimensions(), quantity, start, end, open && end.equals(to)));
                start = end;
              }
            });
  }

  private static Instant later(Instant one, Instant other) {
    return one == null || one.isBefore(other) ? other : one;
  }
}
