package org.nephos.budget;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.nephos.billing.Money;
import org.nephos.billing.Rounding;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.problem.api.Violation;

/** What the values of a budget must be like. */
final class BudgetRules {
  private static final int MAX_NAME = 100;
  private static final int MOST_THRESHOLDS = 20;
  private static final BigDecimal MOST = new BigDecimal("1000000000000");

  private BudgetRules() {}

  /** Adds what is wrong with them. */
  static void check(BudgetSpec budget, List<Violation> violations) {
    if (budget == null) {
      violations.add(new Violation("budget", "required", "Say what the budget is."));
      return;
    }
    name(budget.name(), violations);
    amount(budget.amount(), violations);
    if (budget.thresholds().stream().distinct().count() > MOST_THRESHOLDS) {
      violations.add(new Violation("thresholds", "length", "At most 20 thresholds."));
    }
    String url = url(budget);
    if (url != null) {
      WebhookTargets.flaw(url)
          .ifPresent(flaw -> violations.add(new Violation("webhookUrl", "address", flaw)));
    }
  }

  private static void name(String name, List<Violation> violations) {
    if (name == null || name.isBlank()) {
      violations.add(new Violation("name", "required", "Give it a name."));
    } else if (name.strip().length() > MAX_NAME) {
      violations.add(new Violation("name", "length", "A name has at most 100 characters."));
    } else if (name.chars().anyMatch(Character::isISOControl)
        || "=+-@".indexOf(name.strip().charAt(0)) >= 0) {
      // Lists are downloaded, and spreadsheets take such a name for a formula.
      violations.add(
          new Violation(
              "name",
              "characters",
              "A name has no control characters and does not begin with = + - or @."));
    }
  }

  private static void amount(Money amount, List<Violation> violations) {
    if (amount == null) {
      violations.add(new Violation("amount", "required", "Say how much a month may cost."));
      return;
    }
    BigDecimal value = amount.amount();
    if (value.signum() <= 0
        || value.compareTo(MOST) >= 0
        || value.stripTrailingZeros().scale() > Rounding.CENTS) {
      violations.add(
          new Violation(
              "amount",
              "range",
              "An amount is more than 0 and less than 1,000,000,000,000, in whole cents."));
    }
    if (!isCurrency(amount.currency())) {
      violations.add(
          new Violation("currency", "unknown", "A currency has three letters, such as EUR."));
    }
  }

  private static boolean isCurrency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode().equals(code);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The tag of a budget, if it is one; a flaw is added where it is none. */
  static Optional<BudgetTag> tag(String text, List<Violation> violations) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<BudgetTag> tag = BudgetTag.parse(text);
    if (tag.isEmpty()) {
      violations.add(
          new Violation(
              "tag",
              "tag",
              "A tag is written key=value, such as team=web, with at most 128 characters each."));
    }
    return tag;
  }

  /** Null for none. */
  static String url(BudgetSpec budget) {
    return budget.webhookUrl() == null || budget.webhookUrl().isBlank()
        ? null
        : budget.webhookUrl().strip();
  }
}
