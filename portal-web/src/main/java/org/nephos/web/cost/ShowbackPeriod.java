package org.nephos.web.cost;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.nephos.billing.api.UsageSpan;

/**
 * Which time the page of where the money goes looks at.
 *
 * @param word one of {@link #WORDS}
 * @param span what it means
 */
public record ShowbackPeriod(String word, UsageSpan span) {
  /** What can be chosen. */
  public static final List<String> WORDS =
      List.of("month", "last-month", "3-months", "12-months", "days");

  /** This month for a word that is none, and for days that cannot be read. */
  static ShowbackPeriod of(String word, String from, String to) {
    String known = word == null || !WORDS.contains(word) ? "month" : word;
    return new ShowbackPeriod(
        known,
        switch (known) {
          case "last-month" -> new UsageSpan.Months(1, 1);
          case "3-months" -> new UsageSpan.Months(3, 0);
          case "12-months" -> new UsageSpan.Months(12, 0);
          case "days" -> days(day(from), day(to));
          default -> new UsageSpan.Months(1, 0);
        });
  }

  /** Days the wrong way round are those between them. */
  private static UsageSpan days(LocalDate first, LocalDate last) {
    return first != null && last != null && last.isBefore(first)
        ? new UsageSpan.Days(last, first)
        : new UsageSpan.Days(first, last == null ? first : last);
  }

  private static LocalDate day(String text) {
    try {
      return text == null || text.length() != 10 ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
