package org.nephos.rest.billing;

import java.math.BigDecimal;
import java.util.List;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/** Decimals of a body: strings, so that no digit is lost on the way. */
public final class Decimals {
  private static final String FORM = "-?\\d{1,18}(\\.\\d{1,18})?";

  private Decimals() {}

  /**
   * The number; null for null.
   *
   * @param violations takes what is wrong
   */
  public static BigDecimal read(String field, String text, List<Violation> violations) {
    if (text == null) {
      return null;
    }
    if (!text.matches(FORM)) {
      violations.add(new Violation(field, "amount", field + " must be a decimal such as 0.0123."));
      return null;
    }
    return new BigDecimal(text);
  }

  /** Refuses, where there is something to refuse. */
  public static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }
}
