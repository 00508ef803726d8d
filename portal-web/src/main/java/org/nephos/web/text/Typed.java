package org.nephos.web.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/**
 * What stands in the text fields of one form, as numbers and times. What cannot be read is
 * gathered, so that all of it is said at once, each at its field.
 */
public final class Typed {
  private static final int DATE_LENGTH = 10;

  private final Words words;
  private final List<Violation> wrong = new ArrayList<>();

  /**
   * @param words to say what is wrong in
   */
  public Typed(Words words) {
    this.words = words;
  }

  /** The text, or null where there is none. */
  public static String text(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /** A number, or null where nothing was typed or it cannot be read. */
  public BigDecimal number(String field, String typed) {
    String text = text(typed);
    if (text == null) {
      return null;
    }
    Optional<BigDecimal> number = Decimals.read(text);
    if (number.isEmpty()) {
      refuse(field, "number", words.plain("typed.number"));
    }
    return number.orElse(null);
  }

  /** A time in UTC; midnight of a mere day; null where nothing was typed or it cannot be read. */
  public Instant time(String field, String typed) {
    String text = text(typed);
    if (text == null) {
      return null;
    }
    try {
      return text.length() == DATE_LENGTH
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("Z$", ""))
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      refuse(field, "time", words.plain("typed.time"));
      return null;
    }
  }

  /** A whole number, 0 or more; 0 where it cannot be read. */
  public int whole(String field, String typed) {
    String text = text(typed);
    if (text == null || !text.matches("\\d{1,9}")) {
      refuse(field, "number", words.plain("typed.whole"));
      return 0;
    }
    return Integer.parseInt(text);
  }

  /** Keeps something that is wrong with a field. */
  public void refuse(String field, String code, String message) {
    wrong.add(new Violation(field, code, message));
  }

  /**
   * Goes on if all could be read.
   *
   * @throws InvalidException otherwise, with all that could not
   */
  public void check() {
    if (!wrong.isEmpty()) {
      throw new InvalidException(wrong);
    }
  }
}
