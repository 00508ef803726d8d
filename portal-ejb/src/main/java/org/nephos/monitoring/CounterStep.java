package org.nephos.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * From one reading of a counter to the next: what was counted, or the gap between them. Rule
 * <em>Counters</em> of docs/money.md.
 *
 * @param reading the one that the next step begins at
 * @param counted what came on since the one before, 0 where that is not known
 * @param gap why it is not known; null when it is
 */
record CounterStep(Reading reading, long counted, Gap gap) {
  /** Readings are a minute apart; one that is missing may come with the next two. */
  static final Duration LONGEST = Duration.ofMinutes(3);

  /** Why nothing is known. */
  enum Gap {
    MISSED,
    RESET,
    ENDED
  }

  /**
   * What a counter said.
   *
   * @param bootId the host's
   * @param at a whole second
   * @param total since the guest was powered on
   */
  record Reading(UUID host, String bootId, Instant at, long total) {
    private boolean isOfOneBoot(Reading other) {
      return host.equals(other.host) && bootId.equals(other.bootId);
    }
  }

  /**
   * The step.
   *
   * @param before null for the first reading
   * @param fallen whether any counter of the guest is lower than before
   */
  static CounterStep of(Reading before, Reading now, boolean fallen) {
    if (before == null) {
      return new CounterStep(now, 0, null);
    }
    boolean together = before.isOfOneBoot(now);
    if (now.at().isBefore(before.at())) {
      // Either another node's reading came first, or a clock went back; time does not.
      return together && fallen
          ? new CounterStep(before, 0, null)
          : new CounterStep(
              new Reading(now.host(), now.bootId(), before.at(), now.total()),
              together ? now.total() - before.total() : 0,
              together ? null : Gap.RESET);
    }
    if (!together || fallen) {
      return new CounterStep(now, 0, Gap.RESET);
    }
    if (Duration.between(before.at(), now.at()).compareTo(LONGEST) > 0) {
      return new CounterStep(now, 0, Gap.MISSED);
    }
    return new CounterStep(now, now.total() - before.total(), null);
  }
}
