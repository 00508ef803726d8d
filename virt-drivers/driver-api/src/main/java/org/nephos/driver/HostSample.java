package org.nephos.driver;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The counters of all running guests of a host, read in one call.
 *
 * @param bootId as in {@link HostProbe}: when it changes, counters began anew
 * @param takenAt when, by the portal's clock
 * @param guests one for each running guest
 */
public record HostSample(String bootId, Instant takenAt, List<GuestSample> guests) {
  public HostSample {
    Objects.requireNonNull(bootId);
    Objects.requireNonNull(takenAt);
    guests = List.copyOf(guests);
  }
}
