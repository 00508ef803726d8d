package org.nephos.rest.invoice;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.nephos.problem.api.InvalidException;

/** Days of a body, such as {@code 2026-01-31}. */
final class Days {
  private static final String FORM = "[12]\\d{3}-\\d{2}-\\d{2}";

  private Days() {}

  /**
   * The day; null for null.
   *
   * @throws InvalidException for what is none from 1000 to 2999
   */
  static LocalDate read(String field, String text) {
    if (text == null) {
      return null;
    }
    try {
      if (text.matches(FORM)) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Told below, as any other text that is no day.
    }
    throw new InvalidException(field, "date", field + " must be a day such as 2026-01-31.");
  }
}
