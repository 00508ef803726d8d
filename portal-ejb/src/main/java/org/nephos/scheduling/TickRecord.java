package org.nephos.scheduling;

import java.time.Duration;
import java.time.Instant;

/**
 * How a tick has gone on this node since its start.
 *
 * @param failuresInARow 0 when the last run went well
 * @param lastStart null before the first run
 * @param lastDuration null before the first run
 * @param lastFailure the last one's kind and message, or null when there was none
 */
public record TickRecord(
    String name,
    long runs,
    long failures,
    long failuresInARow,
    Instant lastStart,
    Duration lastDuration,
    String lastFailure) {
  static TickRecord none(String name) {
    return new TickRecord(name, 0, 0, 0, null, null, null);
  }

  TickRecord ran(Instant start, Duration duration) {
    return new TickRecord(name, runs + 1, failures, 0, start, duration, lastFailure);
  }

  TickRecord failed(Instant start, Duration duration, String failure) {
    return new TickRecord(
        name, runs + 1, failures + 1, failuresInARow + 1, start, duration, failure);
  }
}
