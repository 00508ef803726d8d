package org.nephos.metering;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The instants at which an interval ends and the next begins although nothing has changed. */
@FunctionalInterface
public interface Cuts {
  /**
   * The first cut strictly after an instant.
   *
   * @return a whole second, or {@link Instant#MAX} for never
   */
  Instant next(Meter meter, Instant after);

  /** At each full hour of UTC. */
  static Cuts hours() {
    return (meter, after) -> hour(after).plus(1, ChronoUnit.HOURS);
  }

  /** At the beginning of each month in a zone, so that no interval belongs to two of its bills. */
  static Cuts months(ZoneId zone) {
    return (meter, after) ->
        after
            .atZone(zone)
            .toLocalDate()
            .withDayOfMonth(1)
            .plusMonths(1)
            .atStartOfDay(zone)
            .toInstant();
  }

  /** The cuts of both. */
  default Cuts and(Cuts other) {
    return (meter, after) -> {
      Instant mine = next(meter, after);
      Instant theirs = other.next(meter, after);
      return mine.isBefore(theirs) ? mine : theirs;
    };
  }

  /** The full hour of UTC at or before an instant. */
  static Instant hour(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }
}
