package org.nephos.invoice;

import java.math.BigDecimal;
import java.util.List;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/** What amounts and texts of finance must be like. */
final class MoneyRules {
  private static final BigDecimal MOST = new BigDecimal("1000000000");

  private MoneyRules() {}

  /** An amount of money that is not nothing. */
  static void amount(String field, BigDecimal amount, List<Violation> violations) {
    if (amount == null) {
      violations.add(new Violation(field, "required", "Give an amount."));
    } else if (amount.signum() == 0) {
      violations.add(new Violation(field, "range", "An amount is not zero."));
    } else if (amount.abs().compareTo(MOST) > 0) {
      violations.add(new Violation(field, "range", "An amount is at most 1,000,000,000."));
    } else if (amount.stripTrailingZeros().scale() > 2) {
      violations.add(new Violation(field, "range", "An amount has at most two decimals."));
    }
  }

  /** An amount above zero. */
  static void positive(String field, BigDecimal amount, List<Violation> violations) {
    if (amount != null && amount.signum() < 0) {
      violations.add(new Violation(field, "range", "An amount is above zero."));
    } else {
      amount(field, amount, violations);
    }
  }

  /** A text that must be given, and that no spreadsheet takes for a formula. */
  static void text(String field, String text, int longest, List<Violation> violations) {
    if (text == null || text.isBlank()) {
      violations.add(new Violation(field, "required", "This must be given."));
    } else {
      given(field, text, longest, violations);
    }
  }

  /** The same for one that may be left out. */
  static void optional(String field, String text, int longest, List<Violation> violations) {
    if (text != null && !text.isBlank()) {
      given(field, text, longest, violations);
    }
  }

  private static void given(String field, String text, int longest, List<Violation> violations) {
    String kept = text.strip();
    if (kept.length() > longest) {
      violations.add(
          new Violation(field, "length", "This has at most " + longest + " characters."));
    } else if (kept.chars().anyMatch(Character::isISOControl)) {
      violations.add(new Violation(field, "characters", "This has no control characters."));
    } else if ("=+-@".indexOf(kept.charAt(0)) >= 0) {
      // Exports may not change a string, and spreadsheets read them.
      violations.add(new Violation(field, "characters", "This does not begin with = + - or @."));
    }
  }

  static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }
}
