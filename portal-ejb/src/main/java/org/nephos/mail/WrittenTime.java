package org.nephos.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How letters write a moment, such as {@code 1 March 2026, 10:00 UTC}. */
public final class WrittenTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private WrittenTime() {}

  /** Writes it. */
  public static String of(Instant at) {
    return FORM.format(at);
  }

  static Object orSame(Object value) {
    return value instanceof Instant at ? of(at) : value;
  }
}
