package org.nephos.web.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of money as a person types them: digits, with a point or a comma before the cents. */
public final class Decimals {
  private static final Pattern TYPED = Pattern.compile("-?\\d{1,15}([.,]\\d{1,12})?");

  private Decimals() {}

  /** The amount; empty for what is none. What separates thousands is not understood. */
  public static Optional<BigDecimal> read(String typed) {
    String text = typed == null ? "" : typed.strip();
    return TYPED.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }
}
