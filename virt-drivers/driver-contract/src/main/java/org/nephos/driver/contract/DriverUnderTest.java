package org.nephos.driver.contract;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nephos.driver.Capability;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;

/** What the contract must know of a driver, its host and its guests. All values are non-null. */
public interface DriverUnderTest {

  /** The driver, open; the same one throughout a test. */
  HypervisorDriver driver();

  /** A host that answers, with room for at least four guests of {@link #spec}. */
  HostRef host();

  /** A host that does not answer: nothing listens, or it is cut off. */
  HostRef unreachableHost();

  /** The longest that a call may take before it fails as {@code UNREACHABLE}. */
  Duration callTimeout();

  /**
   * A valid small specification with this id; equal for the same id, and with MAC and IP addresses
   * of its own for each id. It has room to grow by one vCPU, 64 MiB and 1 GiB.
   */
  GuestSpec spec(UUID id);

  /**
   * A specification that {@link #host()} refuses for good, as late in {@code create} as possible:
   * too big, or of an image that is not there.
   */
  GuestSpec refusedSpec(UUID id);

  /** What this driver can do beyond the core, stated by hand and never asked of the driver. */
  Set<Capability> promisedCapabilities();

  /**
   * How often a guest has started since it was created, restarts counted; resuming is no start. A
   * real hypervisor counts the boot messages in the guest's serial log, so the number may lag.
   */
  int startsOf(UUID id);

  /** Returns when a running guest's system reacts to ACPI; at once where nothing boots. */
  default void awaitGuestReady(UUID id) {}

  /** Within this time a ready guest that was asked softly is down. */
  default Duration softStopTime() {
    return Duration.ofSeconds(60);
  }

  /** Within this time a start shows in {@link #startsOf}. */
  default Duration startTime() {
    return Duration.ofSeconds(90);
  }

  /**
   * How long the contract watches a guest before it believes that a repeated reboot restarted
   * nothing: the time in which a real second restart would show in {@link #startsOf}. Zero where
   * starts are counted at once.
   */
  default Duration restartShowsWithin() {
    return Duration.ZERO;
  }

  /**
   * Guests on the host that carry no labels of ours, put there by the test itself; may be empty
   * where a host has no other users.
   */
  default List<UUID> foreignGuests() {
    return List.of();
  }

  /** A new valid specification, removed from the host after the test. */
  default GuestSpec newSpec() {
    return spec(newId());
  }

  /** A new id, whose guest is removed from the host after the test. */
  UUID newId();
}
