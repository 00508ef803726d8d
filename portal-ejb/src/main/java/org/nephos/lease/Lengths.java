package org.nephos.lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time in the words of a sentence. */
final class Lengths {
  private Lengths() {}

  /** For example {@code 1 day 12 hours}. */
  static String of(Duration length) {
    List<String> parts = new ArrayList<>();
    add(parts, length.toDaysPart(), "day");
    add(parts, length.toHoursPart(), "hour");
    add(parts, length.toMinutesPart(), "minute");
    add(parts, length.toSecondsPart(), "second");
    return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }
}
