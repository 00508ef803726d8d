package org.nephos.web.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The end of a day that somebody chose in a field for dates; in UTC. */
public final class DayEnd {
  private DayEnd() {}

  /** When the day is over; empty when the text is no day. */
  public static Optional<Instant> of(String day) {
    try {
      return day == null || day.isBlank()
          ? Optional.empty()
          : Optional.of(
              LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
