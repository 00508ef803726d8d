package org.nephos.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a hypervisor said of a guest at a time, in the order in which it was told.
 *
 * @param boot the hypervisor's; null when the guest was not there
 * @param sent bytes since the guest was powered on
 * @param disk bytes read and written since then
 * @param dimensions which flavor, image and zone the guest was of when this was told
 */
public record Reading(
    UUID resource,
    UUID host,
    String boot,
    Instant at,
    long sent,
    long disk,
    Map<String, String> dimensions) {
  long second() {
    return at.getEpochSecond();
  }

  /** The same, said at another second. */
  Reading at(long second) {
    return new Reading(resource, host, boot, Instant.ofEpochSecond(second), sent, disk, dimensions);
  }
}
