package org.nephos.driver;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a host said of one guest.
 *
 * @param id the guest's UUID
 * @param powerState never null; {@code UNKNOWN} when the host would not say
 * @param size its figures as the host has them
 * @param labels the portal's marks as the host has them; empty for a guest that is not ours
 * @param observedAt when, by the portal's clock
 */
public record GuestObservation(
    UUID id,
    PowerState powerState,
    GuestSize size,
    Map<String, String> labels,
    Instant observedAt) {
  public GuestObservation {
    Objects.requireNonNull(id);
    Objects.requireNonNull(powerState);
    Objects.requireNonNull(size);
    Objects.requireNonNull(observedAt);
    labels = Map.copyOf(labels);
  }
}
