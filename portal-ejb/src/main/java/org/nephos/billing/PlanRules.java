package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.metering.Meter;
import org.nephos.problem.api.Violation;

/** What price plans and what they say must be like, as far as it can be told without looking. */
final class PlanRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int LONGEST_NAME = 200;
  private static final int MOST_TIERS = 20;
  private static final int PRICE_DECIMALS = 10;
  private static final int QUANTITY_DECIMALS = 6;
  private static final BigDecimal MOST_PRICE = BigDecimal.TEN.pow(9);
  private static final BigDecimal MOST_QUANTITY = BigDecimal.TEN.pow(12);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What spreadsheets would take for a formula; exports give names unchanged. */
  private static final String FORMULA = "=+-@";

  private static final int PERCENT_DECIMALS = 4;

  private PlanRules() {}

  static List<Violation> check(CreatePricePlan plan) {
    List<Violation> violations = new ArrayList<>();
    if (plan.name() == null || !NAME.matcher(plan.name()).matches()) {
      violations.add(
          new Violation(
              "name",
              "characters",
              "A name has 1 to 63 lowercase letters, digits and hyphens, and begins and ends with"
                  + " a letter or digit."));
    }
    if (plan.displayName() != null) {
      name("displayName", plan.displayName(), violations);
    }
    if (plan.currency() == null || !isCurrency(plan.currency())) {
      violations.add(
          new Violation("currency", "unknown", "Give a currency of ISO 4217, for example EUR."));
    }
    return violations;
  }

  private static boolean isCurrency(String code) {
    return CURRENCY.matcher(code).matches()
        && Currency.getAvailableCurrencies().stream()
            .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  static List<Violation> check(AddRate rate) {
    List<Violation> violations = new ArrayList<>();
    if (Meter.ofWord(rate.meter() == null ? "" : rate.meter()).isEmpty()) {
      violations.add(noMeter());
    }
    if (rate.volumeType() != null && !NAME.matcher(rate.volumeType()).matches()) {
      violations.add(
          new Violation(
              "volumeType",
              "characters",
              "A volume type has 1 to 63 lowercase letters, digits and hyphens."));
    }
    price("unitPrice", rate.unitPrice(), violations);
    if (rate.freeQuantity() != null) {
      quantity("freeQuantity", rate.freeQuantity(), 0, violations);
    }
    if (rate.tiers().size() > MOST_TIERS) {
      violations.add(new Violation("tiers", "length", "A rate has at most 20 tiers."));
    }
    Set<BigDecimal> bounds = new HashSet<>();
    for (int i = 0; i < rate.tiers().size(); i++) {
      AddRate.Step tier = rate.tiers().get(i);
      String field = "tiers[" + i + "].";
      quantity(field + "above", tier.above(), 1, violations);
      price(field + "unitPrice", tier.unitPrice(), violations);
      if (tier.above() != null && !bounds.add(tier.above().stripTrailingZeros())) {
        violations.add(
            new Violation(field + "above", "duplicate", "Each tier begins above another bound."));
      }
    }
    return violations;
  }

  private static Violation noMeter() {
    List<String> words = new ArrayList<>();
    for (Meter meter : Meter.values()) {
      words.add(meter.word());
    }
    return new Violation(
        "meter",
        "unknown-reference",
        "There is no such meter. There are: " + String.join(", ", words) + ".");
  }

  static List<Violation> check(AddPlanTerm term) {
    List<Violation> violations = new ArrayList<>();
    if (term.kind() == null) {
      violations.add(
          new Violation(
              "kind", "required", "Give one of monthly-fee, one-off-fee, discount, minimum."));
      return violations;
    }
    boolean discount = term.kind() == PlanTermKind.DISCOUNT;
    if (term.kind() == PlanTermKind.MINIMUM) {
      absent("name", term.name(), "A minimum has no name; leave it out.", violations);
    } else {
      name("name", term.name(), violations);
    }
    if (discount) {
      percent(term.percent(), violations);
      absent("amount", term.amount(), "A discount has a per cent and no amount.", violations);
      if (term.meter() != null && Meter.ofWord(term.meter()).isEmpty()) {
        violations.add(noMeter());
      }
    } else {
      amount(term.amount(), violations);
      absent("percent", term.percent(), "Only a discount has a per cent.", violations);
      absent("meter", term.meter(), "Only a discount is of a meter.", violations);
    }
    if (discount || term.kind() == PlanTermKind.MINIMUM) {
      absent("taxCategory", term.taxCategory(), "Only a fee has a tax category.", violations);
    }
    return violations;
  }

  private static void absent(
      String field, Object value, String message, List<Violation> violations) {
    if (value != null) {
      violations.add(new Violation(field, "unexpected", message));
    }
  }

  private static void name(String field, String name, List<Violation> violations) {
    if (name == null
        || name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      violations.add(new Violation(field, "length", "A name has 1 to 200 characters."));
    } else if (FORMULA.indexOf(name.charAt(0)) >= 0) {
      violations.add(
          new Violation(
              field, "characters", "A name does not begin with =, +, - or @, as a formula does."));
    }
  }

  private static void price(String field, BigDecimal price, List<Violation> violations) {
    if (price == null
        || price.signum() < 0
        || price.compareTo(MOST_PRICE) >= 0
        || decimals(price) > PRICE_DECIMALS) {
      violations.add(
          new Violation(
              field, "range", "A price is 0 or more, below 1,000,000,000, to 10 decimals."));
    }
  }

  private static void quantity(
      String field, BigDecimal quantity, int leastSign, List<Violation> violations) {
    if (quantity == null
        || quantity.signum() < leastSign
        || quantity.compareTo(MOST_QUANTITY) >= 0
        || decimals(quantity) > QUANTITY_DECIMALS) {
      violations.add(
          new Violation(
              field,
              "range",
              leastSign == 0
                  ? "Give unit-hours (of traffic GB) of 0 or more, to 6 decimals."
                  : "Give unit-hours (of traffic GB) above 0, to 6 decimals."));
    }
  }

  private static void amount(BigDecimal amount, List<Violation> violations) {
    if (amount == null
        || amount.signum() <= 0
        || amount.compareTo(MOST_PRICE) >= 0
        || decimals(amount) > Rounding.CENTS) {
      violations.add(
          new Violation(
              "amount", "range", "An amount is above 0 and below 1,000,000,000, to 2 decimals."));
    }
  }

  private static void percent(BigDecimal percent, List<Violation> violations) {
    if (percent == null
        || percent.signum() <= 0
        || percent.compareTo(HUNDRED) > 0
        || decimals(percent) > PERCENT_DECIMALS) {
      violations.add(
          new Violation(
              "percent", "range", "Give a per cent above 0, at most 100, to 4 decimals."));
    }
  }

  private static int decimals(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  /**
   * What is wrong with when something is to hold.
   *
   * @param used whether a tenant is or was charged by the plan, so that nothing begins before now
   */
  static void time(
      Instant from, Instant to, Instant now, boolean used, List<Violation> violations) {
    if (used && !from.isAfter(now)) {
      violations.add(
          new Violation(
              "validFrom",
              "past",
              "Usage up to now has its price. Give a time that is still to come."));
    }
    if (to != null && !from.isBefore(to)) {
      violations.add(new Violation("validTo", "range", "It ends after it begins."));
    }
  }

  /** The first full minute after an instant: when nobody said when. */
  static Instant nextMinute(Instant now) {
    return now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  /** The whole second at or after an instant; null of null. */
  static Instant wholeSecond(Instant instant) {
    if (instant == null) {
      return null;
    }
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }
}
