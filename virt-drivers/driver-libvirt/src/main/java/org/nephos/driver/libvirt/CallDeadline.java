package org.nephos.driver.libvirt;

import java.time.Duration;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/**
 * Until when a call may act. Nothing can stop a thread inside libvirt, but when it comes back late,
 * it must not go on changing a host that its caller has given up: somebody else may be at work.
 */
final class CallDeadline {
  private final long end;
  private volatile boolean abandoned;

  private CallDeadline(long end) {
    this.end = end;
  }

  /** A deadline that is this far away. */
  static CallDeadline in(Duration time) {
    return new CallDeadline(System.nanoTime() + time.toNanos());
  }

  /** What is left in nanoseconds; zero when it is over. */
  long remainingNanos() {
    return abandoned ? 0 : Math.max(0, end - System.nanoTime());
  }

  /** Ends it now: the caller has gone. */
  void abandon() {
    abandoned = true;
  }

  /** Fails as {@code UNREACHABLE} when it is over. */
  void check(String host) {
    if (remainingNanos() == 0) {
      throw new DriverException(FailureKind.UNREACHABLE, host + " did not answer in time");
    }
  }
}
