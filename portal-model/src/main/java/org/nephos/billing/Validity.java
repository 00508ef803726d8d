package org.nephos.billing;

import java.time.Instant;

/** Half-open times of validity, whose end may be open. */
final class Validity {
  private Validity() {}

  static boolean holdsAt(Instant from, Instant to, Instant instant) {
    return !instant.isBefore(from) && (to == null || instant.isBefore(to));
  }

  static boolean overlap(Instant from, Instant to, Instant otherFrom, Instant otherTo) {
    return (otherTo == null || from.isBefore(otherTo)) && (to == null || otherFrom.isBefore(to));
  }
}
