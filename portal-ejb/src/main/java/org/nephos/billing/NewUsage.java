package org.nephos.billing;

import java.time.Instant;
import java.util.UUID;
import org.nephos.metering.MeteredResource;

/**
 * A usage record that is to be made.
 *
 * @param billedIn the month that it counts to, or null for the one in which it begins
 * @param correction 0, or the number of a correction
 * @param sign -1 for a correction that takes away, otherwise 1
 * @param corrects the record that a correction is about, otherwise null
 */
record NewUsage(
    MeteredResource resource,
    RatedUsage usage,
    Instant billedIn,
    int correction,
    int sign,
    UUID corrects) {
  /** One that corrects nothing. */
  static NewUsage plain(MeteredResource resource, RatedUsage usage, Instant closedUntil) {
    return new NewUsage(
        resource, usage, ClosedMonths.billedIn(usage.interval().from(), closedUntil), 0, 1, null);
  }

  /** What takes away the record that counts now. */
  static NewUsage takesAway(
      MeteredResource resource, RecordedUsage.Standing standing, Instant closedUntil) {
    return correction(
        resource, standing.counts().usage(), standing, -1, standing.counts().id(), closedUntil);
  }

  /** What counts from now on, where something else was recorded first. */
  static NewUsage replaces(
      MeteredResource resource,
      RatedUsage usage,
      RecordedUsage.Standing standing,
      Instant closedUntil) {
    return correction(resource, usage, standing, 1, standing.first(), closedUntil);
  }

  private static NewUsage correction(
      MeteredResource resource,
      RatedUsage usage,
      RecordedUsage.Standing standing,
      int sign,
      UUID corrects,
      Instant closedUntil) {
    return new NewUsage(
        resource,
        usage,
        ClosedMonths.billedIn(usage.interval().from(), closedUntil),
        standing.take(),
        sign,
        corrects);
  }

  /** The same usage has the same id, however often it is derived: rebuilding it changes nothing. */
  UUID id() {
    return UsageLedger.id(resource.id(), usage.interval(), correction);
  }
}
