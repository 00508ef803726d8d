package org.nephos.monitoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.nephos.driver.GuestSample;
import org.nephos.driver.HostSample;

/**
 * Makes rates of counters: each by two samples in a row of the same host, when both count from the
 * same beginning. A missed sample is a gap, never a guess.
 */
final class GuestRates {
  private static final double NANOS = 1e9;
  private static final double KIB_PER_MIB = 1024;
  private static final double BYTES_PER_KB = 1000;

  private final Duration longest;
  private final Map<UUID, HostSample> last = new ConcurrentHashMap<>();

  /**
   * What a guest did.
   *
   * @param meter as instances' metrics are called
   */
  record Reading(UUID guest, String meter, double value) {}

  /**
   * @param longest how far apart two samples in a row may be
   */
  GuestRates(Duration longest) {
    this.longest = longest;
  }

  /** What the guests of a host did since its sample before; this one is the next one's before. */
  List<Reading> next(UUID host, HostSample now) {
    HostSample before = last.put(host, now);
    List<Reading> readings = new ArrayList<>();
    for (GuestSample guest : now.guests()) {
      if (guest.ramUsedKib() >= 0) {
        readings.add(new Reading(guest.id(), "ram.used", guest.ramUsedKib() / KIB_PER_MIB));
      }
    }
    double seconds = before == null ? 0 : seconds(before, now);
    if (seconds > 0) {
      Map<UUID, GuestSample> earlier = new HashMap<>();
      before.guests().forEach(guest -> earlier.put(guest.id(), guest));
      for (GuestSample guest : now.guests()) {
        GuestSample then = earlier.get(guest.id());
        if (then != null && !hasFallen(then, guest)) {
          add(readings, then, guest, seconds);
        }
      }
    }
    return readings;
  }

  /** Between two samples in a row; 0 when they do not belong together. */
  private double seconds(HostSample before, HostSample now) {
    Duration between = Duration.between(before.takenAt(), now.takenAt());
    boolean together = before.bootId().equals(now.bootId()) && between.compareTo(longest) <= 0;
    return together ? between.toNanos() / NANOS : 0;
  }

  /** A guest that was powered on again counts from zero. */
  private static boolean hasFallen(GuestSample then, GuestSample now) {
    return now.cpuTimeNanos() < then.cpuTimeNanos()
        || now.rxBytes() < then.rxBytes()
        || now.txBytes() < then.txBytes();
  }

  private static void add(
      List<Reading> readings, GuestSample then, GuestSample now, double seconds) {
    double busy = (now.cpuTimeNanos() - then.cpuTimeNanos()) / NANOS;
    double percent = 100 * busy / (seconds * Math.max(1, now.vcpus()));
    readings.add(new Reading(now.id(), "cpu.percent", Math.min(100, percent)));
    readings.add(
        new Reading(now.id(), "net.rx", (now.rxBytes() - then.rxBytes()) / BYTES_PER_KB / seconds));
    readings.add(
        new Reading(now.id(), "net.tx", (now.txBytes() - then.txBytes()) / BYTES_PER_KB / seconds));
  }
}
