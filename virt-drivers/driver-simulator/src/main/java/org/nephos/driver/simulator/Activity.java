package org.nephos.driver.simulator;

import java.util.UUID;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSize;

/**
 * What a guest has done since it was powered on.
 *
 * @param cpuNanos processor time until {@code since}, over all vCPUs
 * @param upNanos time that it ran until {@code since}
 * @param since the world time up to which the above counts
 * @param base the work of its group at that time
 */
record Activity(double cpuNanos, long upNanos, long since, LoadGroup.Work base) {

  /** Powered on just now. */
  static Activity begun(long now, LoadGroup.Work work) {
    return new Activity(0, 0, now, work);
  }

  /** The same activity, counted up to now. */
  Activity until(long now, LoadGroup.Work work, UUID id, int vcpus) {
    return new Activity(cpuNanos(work, id, vcpus), upNanos(now), now, work);
  }

  /** Goes on from now; what was in between does not count. */
  Activity resumed(long now, LoadGroup.Work work) {
    return new Activity(cpuNanos, upNanos, now, work);
  }

  /** The counters now. The traffic is made up from time and work, so it never falls either. */
  GuestSample sample(long now, LoadGroup.Work work, UUID id, GuestSize size) {
    long cpu = (long) cpuNanos(work, id, size.vcpus());
    long upMillis = upNanos(now) / 1_000_000;
    long ramKib = size.ramMib() * 1024L;
    return new GuestSample(
        id,
        size.vcpus(),
        cpu,
        ramKib * (30 + spread(id, 30)) / 100,
        upMillis / 2 + cpu / 20_000,
        upMillis / 4 + cpu / 10_000,
        (48L << 20) + cpu / 50_000,
        (2L << 20) + upMillis / 8 + cpu / 100_000);
  }

  private long upNanos(long now) {
    return upNanos + Math.max(0, now - since);
  }

  private double cpuNanos(LoadGroup.Work work, UUID id, int vcpus) {
    double load = Math.max(0, work.loadPercentNanos() - base.loadPercentNanos());
    double idle = Math.max(0, work.idleNanos() - base.idleNanos()) * idlePercent(id);
    return cpuNanos + vcpus * (load + idle) / 100;
  }

  /** What an idle guest does: 1 to 2.99 per cent, always the same for the same guest. */
  static double idlePercent(UUID id) {
    return 1 + spread(id, 200) / 100.0;
  }

  private static int spread(UUID id, int range) {
    return Math.floorMod(id.hashCode(), range);
  }
}
