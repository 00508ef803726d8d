package org.nephos.metering;

import java.time.Instant;
import java.util.Objects;

/**
 * A transition of a metered resource, as far as usage is concerned.
 *
 * @param version the resource's own number of it; transitions are ordered by this alone
 * @param effectiveAt from when on it counts, a whole second
 * @param meters what runs from then on, never null
 */
public record MeteringEvent(long version, Instant effectiveAt, MeterSet meters) {
  public MeteringEvent {
    Objects.requireNonNull(effectiveAt);
    Objects.requireNonNull(meters);
  }
}
