package org.nephos.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is put forward. */
final class HistoryClock extends Clock {
  private volatile Instant now;

  HistoryClock(Instant start) {
    now = start;
  }

  /** Puts it to an instant, unless it is there or behind it already. */
  void to(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }

  void forward(Duration time) {
    now = now.plus(time);
  }

  /** Is wrong while something is done. */
  void wrongAt(Instant wrong, Runnable work) {
    Instant right = now;
    now = wrong;
    try {
      work.run();
    } finally {
      now = right;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(now, zone);
  }
}
