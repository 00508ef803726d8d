package org.nephos.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringEvent;

/** A time in which a resource ran the same, by its events. */
record Stretch(MeterSet running, Instant from, Instant to) {
  long seconds() {
    return Duration.between(from, to).toSeconds();
  }

  /**
   * What ran, in order.
   *
   * @param until up to where it is to be looked at, or null for nowhere
   */
  static List<Stretch> of(List<MeteringEvent> events, Instant since, Instant until) {
    List<Stretch> found = new ArrayList<>();
    for (int i = 0; i < events.size() && until != null; i++) {
      Instant begin = events.get(i).effectiveAt();
      Instant from = begin.isBefore(since) ? since : begin;
      Instant end = i + 1 < events.size() ? events.get(i + 1).effectiveAt() : until;
      Instant to = end.isBefore(until) ? end : until;
      if (from.isBefore(to) && !events.get(i).meters().isEmpty()) {
        found.add(new Stretch(events.get(i).meters(), from, to));
      }
    }
    return found;
  }
}
