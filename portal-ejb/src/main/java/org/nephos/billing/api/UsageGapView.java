package org.nephos.billing.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A time in which a counter was not read, so that nothing is known of it.
 *
 * @param name the resource's
 * @param from the last reading before it
 * @param to the next one; of an open gap the second of the request
 * @param open whether there has been no reading since
 */
public record UsageGapView(
    UUID resource,
    String name,
    UUID project,
    String meter,
    Instant from,
    Instant to,
    Reason reason,
    boolean open) {
  /** Why. */
  public enum Reason {
    /** A reading is missing. */
    MISSED,
    /** The counter began anew: the host or the guest was started again, or it moved. */
    RESET,
    /** The guest was gone before the next reading. */
    ENDED
  }
}
