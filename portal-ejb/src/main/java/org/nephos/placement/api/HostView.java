package org.nephos.placement.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A hypervisor host; operator only.
 *
 * @param state {@code UP}, {@code DOWN} (not reached), {@code MAINTENANCE} (nothing new), {@code
 *     NEW}
 * @param lastContact null when it never answered; up to 20 seconds behind while it answers
 * @param detail why it is down, or null
 */
public record HostView(
    UUID id,
    String name,
    String uri,
    String zone,
    String driver,
    String state,
    Figures capacity,
    Figures allocated,
    long instances,
    Instant lastContact,
    String version,
    String detail) {
  /** Amounts that a host can promise. */
  public record Figures(long vcpus, long ramMib, long diskGib) {}
}
