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
    take(
        new HostSample(
            boot, at, List.of(new GuestSample(guest, 1, bytes, -1, 0, bytes, bytes, 0))));
  }

  /** The guest is not there any more. */
  public void isGone(String boot, Instant at) {
    take(new HostSample(boot, at, List.of()));
  }

  private void take(HostSample sample) {
    portal.inTransaction(
        () -> {
          portal.get(CounterLedger.class).take(host, sample);
          return null;
        });
  }
}
