package org.nephos.driver.simulator;

import java.util.PriorityQueue;

/**
 * Running guests that share a load evenly. Instead of touching each member whenever the share
 * changes, the group adds up what <em>one</em> member has done since the group began; a member
 * remembers that sum from when it joined, and the difference is its own work. Joining, leaving and
 * setting the load therefore cost the same in a group of any size.
 */
final class LoadGroup {

  /**
   * What one member has done by a time, ever growing.
   *
   * @param loadPercentNanos per cent times nanoseconds under a load that was set
   * @param idleNanos nanoseconds for which no load was set
   */
  record Work(double loadPercentNanos, long idleNanos) {
    /** The work of a guest in no group: idle since ever. */
    static Work idle(long now) {
      return new Work(0, now);
    }
  }

  private static final int NOT_SET = -1;

  private int members;
  private int totalPercent = NOT_SET;
  private long settledAt;
  private double loadPercentNanos;
  private long idleNanos;

  /** When members that were asked softly will be gone. */
  private final PriorityQueue<Long> departures = new PriorityQueue<>();

  LoadGroup(long now) {
    settledAt = now;
  }

  /** One more member from now on, which will leave by itself at {@code downAt}. */
  synchronized Work join(long now, long downAt) {
    settle(now);
    members++;
    expect(downAt);
    return work();
  }

  /** One member less; it was expected to leave at {@code downAt}. */
  synchronized Work leave(long now, long downAt) {
    settle(now);
    if (forget(downAt)) {
      members--;
    }
    return work();
  }

  /** A member changes the time at which it leaves by itself. */
  synchronized void postpone(long now, long from, long to) {
    settle(now);
    if (!forget(from)) {
      members++;
    }
    expect(to);
  }

  /** What one member has done by now. */
  synchronized Work workAt(long now) {
    settle(now);
    return work();
  }

  synchronized void setLoad(long now, int percent) {
    settle(now);
    totalPercent = percent;
  }

  /** The load that was set, or -1. */
  synchronized int load() {
    return totalPercent;
  }

  private Work work() {
    return new Work(loadPercentNanos, idleNanos);
  }

  private void expect(long downAt) {
    if (downAt != WorldTime.NEVER) {
      departures.add(downAt);
    }
  }

  /** Whether the member was still counted: its departure was not due yet. */
  private boolean forget(long downAt) {
    return downAt == WorldTime.NEVER || departures.remove(downAt);
  }

  private void settle(long now) {
    while (!departures.isEmpty() && departures.peek() <= now) {
      settleUntil(departures.remove());
      members--;
    }
    settleUntil(now);
  }

  private void settleUntil(long time) {
    // Threads may come with slightly older times than the last one's.
    long elapsed = time - settledAt;
    if (elapsed <= 0) {
      return;
    }
    settledAt = time;
    if (totalPercent == NOT_SET) {
      idleNanos += elapsed;
    } else if (members > 0) {
      loadPercentNanos += elapsed * Math.min(100.0, (double) totalPercent / members);
    }
  }
}
