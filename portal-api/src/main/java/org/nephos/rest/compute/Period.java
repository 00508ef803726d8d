package org.nephos.rest.compute;

import java.time.Duration;
import java.time.Instant;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.text.QueryValues;

/**
 * A stretch of time for metrics.
 *
 * @param from inclusive
 * @param to exclusive, after from
 */
public record Period(Instant from, Instant to) {
  private static final Duration PRESET = Duration.ofHours(1);

  /**
   * The period that two query parameters give; the last hour when they give none.
   *
   * @throws MalformedException when they cannot be read or are in the wrong order
   */
  public static Period of(String from, String to) {
    Instant end = QueryValues.instant("to", to);
    Instant start = QueryValues.instant("from", from);
    if (end == null) {
      end = start == null ? Instant.now() : latest(start.plus(PRESET), Instant.now());
    }
    if (start == null) {
      start = end.minus(PRESET);
    }
    if (!start.isBefore(end)) {
      throw new MalformedException("from", "from must be before to.");
    }
    return new Period(start, end);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
