package org.nephos.metering;

import java.time.Instant;
import java.util.UUID;

/**
 * What a counter of a resource counted in an hour: rule <em>Counters</em> of docs/money.md.
 *
 * @param of what it was that was counted
 * @param hour when it begins, a full hour of UTC
 * @param counted bytes, above zero
 * @param recorded how many of them are in usage records
 */
public record CountedHour(
    UUID resource, Meter meter, Dimensions of, Instant hour, long counted, long recorded) {
  /** What is in usage records. */
  public UsageInterval recordedInterval() {
    return UsageInterval.counted(meter, of, recorded, hour, false);
  }

  /**
   * As usage.
   *
   * @param open whether more may still be counted
   */
  public UsageInterval interval(boolean open) {
    return UsageInterval.counted(meter, of, counted, hour, open);
  }
}
