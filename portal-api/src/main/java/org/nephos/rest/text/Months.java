package org.nephos.rest.text;

import java.time.YearMonth;
import java.util.Optional;

/** Calendar months, such as {@code 2026-01}. */
public final class Months {
  /** What a month must be, to follow its name. */
  public static final String FORM = "must be a month such as 2026-01";

  private Months() {}

  /** The month; empty for what is none from 1000 to 2999. */
  public static Optional<YearMonth> read(String text) {
    return text.matches("[12][0-9]{3}-(0[1-9]|1[0-2])")
        ? Optional.of(YearMonth.parse(text))
        : Optional.empty();
  }
}
