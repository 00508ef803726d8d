package org.nephos.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/**
 * Times as a person reads them. The server does not know the reader's time zone, so the exact time
 * is in UTC until the page's script has put it into the browser's.
 */
@Named("times")
@ApplicationScoped
public class Times {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private final Clock clock = Clock.systemUTC();

  @Inject private Words words;

  /** How long ago, or in how long; the same words as the page's script uses. */
  public String relative(Instant at) {
    if (at == null) {
      return "";
    }
    long seconds = Duration.between(at, clock.instant()).toSeconds();
    if (seconds < 0) {
      return words.with("time.in", span(-seconds));
    }
    return seconds < 5 ? words.with("time.now") : words.with("time.ago", span(seconds));
  }

  /** A span of time in its largest unit. */
  public String span(long seconds) {
    if (seconds < MINUTE) {
      return words.with("time.seconds", seconds);
    }
    if (seconds < HOUR) {
      return words.with("time.minutes", seconds / MINUTE);
    }
    return seconds < DAY
        ? words.with("time.hours", seconds / HOUR)
        : words.with("time.days", seconds / DAY);
  }

  /** To the second, in UTC. */
  public String exact(Instant at) {
    return at == null
        ? ""
        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(Locales.reader())
                .withZone(ZoneOffset.UTC)
                .format(at)
            + " UTC";
  }

  /** For machines. */
  public String iso(Instant at) {
    return at == null ? "" : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A day without its year. */
  public String day(LocalDate day) {
    return day == null ? "" : DateTimeFormatter.ofPattern("d MMM", Locales.reader()).format(day);
  }

  /** The month that begins at an instant in a time zone, in full. */
  public String month(Instant begin, String zone) {
    return begin == null ? "" : month(LocalDate.ofInstant(begin, ZoneId.of(zone)));
  }

  /** The day of an instant in a time zone, with its year. */
  public String date(Instant at, String zone) {
    return at == null ? "" : date(LocalDate.ofInstant(at, ZoneId.of(zone)));
  }

  /** A day with its year. */
  public String date(LocalDate day) {
    return day == null
        ? ""
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(Locales.reader())
            .format(day);
  }

  /** A month, in full. */
  public String month(YearMonth month) {
    return month == null ? "" : month(month.atDay(1));
  }

  /** Hours, minutes and seconds, for example {@code 720:00:00}. */
  public String clock(long seconds) {
    return String.format("%d:%02d:%02d", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
  }

  /** The month of a day, in full. */
  public String month(LocalDate day) {
    return day == null
        ? ""
        : DateTimeFormatter.ofPattern("LLLL yyyy", Locales.reader()).format(day);
  }

  /** The month of a day, short, for axes. */
  public String shortMonth(LocalDate day) {
    return day == null ? "" : DateTimeFormatter.ofPattern("LLL yyyy", Locales.reader()).format(day);
  }
}
