package org.nephos.web.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as a person types them: days, or hours and minutes with their letter. */
public final class Lengths {
  private static final Pattern TYPED = Pattern.compile("(\\d{1,6})\\s*([dhm]?)");

  private Lengths() {}

  /** The length that {@code 30}, {@code 30d}, {@code 12h} or {@code 90m} is. */
  public static Optional<Duration> read(String typed) {
    Matcher match = TYPED.matcher(typed == null ? "" : typed.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "h" -> Duration.ofHours(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofDays(number);
        });
  }

  /** How it is typed; empty for none. */
  public static String typed(Duration length) {
    if (length == null) {
      return "";
    }
    long minutes = length.toMinutes();
    if (minutes % Duration.ofDays(1).toMinutes() == 0) {
      return Long.toString(length.toDays());
    }
    return minutes % Duration.ofHours(1).toMinutes() == 0 ? length.toHours() + "h" : minutes + "m";
  }
}
