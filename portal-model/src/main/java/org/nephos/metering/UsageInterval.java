package org.nephos.metering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time in which one meter of one resource ran with one quantity.
 *
 * @param of what it is that ran
 * @param quantity in the meter's unit, all the time, above zero
 * @param from inclusive, a whole second
 * @param to exclusive, a whole second after {@code from}
 * @param open whether it only ends because nobody looked any further: it still runs at {@code to}
 */
public record UsageInterval(
    Meter meter, Dimensions of, BigDecimal quantity, Instant from, Instant to, boolean open) {
  /** A byte is the ninth decimal of a GB. */
  private static final int BYTE_DECIMALS = 9;

  public UsageInterval {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("empty interval at " + from);
    }
  }

  /**
   * What was counted in an hour. It has the whole hour whenever in it something was counted, so
   * that quantity × seconds / 3600 are units.
   *
   * @param bytes above zero
   * @param hour a full hour
   * @param open whether more may still be counted
   */
  public static UsageInterval counted(
      Meter meter, Dimensions of, long bytes, Instant hour, boolean open) {
    return new UsageInterval(
        meter,
        of,
        BigDecimal.valueOf(bytes, BYTE_DECIMALS),
        hour,
        hour.plus(1, ChronoUnit.HOURS),
        open);
  }

  /** How long, at least 1. */
  public long seconds() {
    return Duration.between(from, to).toSeconds();
  }

  /**
   * The part within [{@code start}, {@code end}), or nothing. A part that is cut at its end is not
   * open any more: its figures are final.
   */
  public Optional<UsageInterval> within(Instant start, Instant end) {
    Instant first = from.isBefore(start) ? start : from;
    Instant last = end.isBefore(to) ? end : to;
    return first.isBefore(last)
        ? Optional.of(
            new UsageInterval(meter, of, quantity, first, last, open && !end.isBefore(to)))
        : Optional.empty();
  }
}
