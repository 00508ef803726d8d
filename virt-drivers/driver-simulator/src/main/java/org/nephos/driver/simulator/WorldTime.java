package org.nephos.driver.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of the simulated world, in nanoseconds since 1970: the portal's clock, except that it
 * never goes back, so that counters never fall when a machine's clock is set.
 */
final class WorldTime {

  /** A time that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private final Clock clock;
  private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

  WorldTime(Clock clock) {
    this.clock = clock;
  }

  long now() {
    Instant instant = clock.instant();
    long nanos =
        Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    return latest.accumulateAndGet(nanos, Math::max);
  }

  /** The portal's own clock, for time stamps. */
  Instant instant() {
    return clock.instant();
  }

  /** A time after another, or {@link #NEVER} when that is too far. */
  static long after(long time, Duration wait) {
    try {
      return Math.addExact(time, wait.toNanos());
    } catch (ArithmeticException e) {
      return NEVER;
    }
  }
}
