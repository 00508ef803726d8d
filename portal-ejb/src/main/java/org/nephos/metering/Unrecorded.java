package org.nephos.metering;

import java.time.Instant;
import java.util.List;

/**
 * A resource of which not all usage is recorded, with what the missing part follows from.
 *
 * @param events the last one that recorded usage takes into account, and all later ones, by rising
 *     version; at least one
 */
public record Unrecorded(MeteredResource resource, List<MeteringEvent> events) {
  public Unrecorded {
    events = List.copyOf(events);
  }

  /** What runs since the last event. */
  public MeterSet running() {
    return events.get(events.size() - 1).meters();
  }

  /**
   * Derives what is missing, up to an instant with what still runs.
   *
   * @param upTo a whole second
   */
  public List<UsageInterval> derive(Cuts cuts, Instant upTo) {
    return new IntervalDerivation(cuts).derive(events, resource.meteredUntil(), upTo).intervals();
  }
}
