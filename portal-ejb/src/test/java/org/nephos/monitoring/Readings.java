package org.nephos.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.driver.GuestSample;
import org.nephos.driver.HostSample;
import org.nephos.testing.Portal;

/** What a hypervisor of its own says of one guest, for tests that need its counters. */
public final class Readings {
  private final Portal portal;
  private final UUID host = UUID.randomUUID();
  private final UUID guest;

  /** Of an instance. */
  public Readings(Portal portal, UUID guest) {
    this.portal = portal;
    this.guest = guest;
  }

  /** So many bytes were sent, and as many read and written, since the boot of this name. */
  public void reads(String boot, Instant at, long bytes) {
    reads(host, boot, at, bytes, bytes);
  }

  /** On a host so many bytes were sent, and so many read and written. */
  public void reads(UUID on, String boot, Instant at, long sent, long disk) {
    long written = disk / 4;
    take(
        on,
        new HostSample(
            boot,
            at,
            List.of(new GuestSample(guest, 1, sent, -1, 0, sent, disk - written, written))));
  }

  /** The guest is not there any more. */
  public void isGone(String boot, Instant at) {
    take(host, new HostSample(boot, at, List.of()));
  }

  /** On a host it is not there any more. */
  public void isGone(UUID on, Instant at) {
    take(on, new HostSample("any", at, List.of()));
  }

  private void take(UUID on, HostSample sample) {
    portal.inTransaction(
        () -> {
          portal.get(CounterLedger.class).take(on, sample);
          return null;
        });
  }
}
