package org.nephos.driver.simulator;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.nephos.driver.GuestSize;
import org.nephos.driver.PowerState;

/**
 * The power of a guest: what it was last brought to, and when that ends by itself.
 *
 * @param power the state until {@code downAt}
 * @param downAt the world time at which a guest that was asked softly is down; {@link
 *     WorldTime#NEVER} when nobody asked
 * @param starts how often it has started, restarts counted
 * @param reboots the latest reboot operations that it has had, newest first, at most {@value
 *     #REBOOTS_KEPT}
 * @param running its figures since it was powered on; null while it is off
 */
record Life(PowerState power, long downAt, int starts, List<UUID> reboots, GuestSize running) {

  /** A caller repeats its latest operation, so a few are plenty. */
  static final int REBOOTS_KEPT = 16;

  Life {
    reboots = List.copyOf(reboots);
  }

  /** Created, never started. */
  static Life unborn() {
    return new Life(PowerState.SHUTDOWN, WorldTime.NEVER, 0, List.of(), null);
  }

  /** The same life as it is at a time: one that was asked to go down may be down by then. */
  Life at(long now) {
    return power == PowerState.RUNNING && now >= downAt ? off() : this;
  }

  /** Running; what was paused goes on, what was asked to go down stays up: the last wish holds. */
  Life on(GuestSize size) {
    return switch (power) {
      case RUNNING -> with(PowerState.RUNNING, WorldTime.NEVER, running);
      case PAUSED -> with(PowerState.RUNNING, WorldTime.NEVER, running);
      default -> started(size, reboots);
    };
  }

  /** Paused; what was off is started first. */
  Life paused(GuestSize size) {
    return on(size).with(PowerState.PAUSED, WorldTime.NEVER);
  }

  /** Shut down, by force. */
  Life off() {
    return with(PowerState.SHUTDOWN, WorldTime.NEVER, null);
  }

  /**
   * Asked to go down. A running guest is down by then; a paused one cannot hear it and stays
   * paused, as behind a real hypervisor; a crashed one is down already.
   */
  Life askedDown(long at) {
    return switch (power) {
      case RUNNING -> downAt == WorldTime.NEVER ? with(PowerState.RUNNING, at) : this;
      case PAUSED -> this;
      default -> off();
    };
  }

  /** Running, after one restart for this operation. */
  Life rebooted(UUID operation, GuestSize size) {
    if (reboots.contains(operation)) {
      return on(size);
    }
    List<UUID> kept =
        Stream.concat(Stream.of(operation), reboots.stream()).limit(REBOOTS_KEPT).toList();
    // A reset is no power-on: new figures wait for one.
    return started(running == null ? size : running, kept);
  }

  /** Killed from behind; one that is off cannot be. */
  Life crashed() {
    return running == null ? this : with(PowerState.CRASHED, WorldTime.NEVER, null);
  }

  private Life started(GuestSize size, List<UUID> kept) {
    return new Life(PowerState.RUNNING, WorldTime.NEVER, starts + 1, kept, size);
  }

  private Life with(PowerState newPower, long newDownAt) {
    return with(newPower, newDownAt, running);
  }

  private Life with(PowerState newPower, long newDownAt, GuestSize newRunning) {
    return new Life(newPower, newDownAt, starts, reboots, newRunning);
  }
}
