package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.Image;
import org.nephos.catalog.Zone;
import org.nephos.json.Json;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicySpec.Conditions;
import org.nephos.order.api.OrderPolicySpec.RequiredTag;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/** What the values of a policy must be like, and what they may name. */
@ApplicationScoped
class OrderPolicyChecks {
  private static final int MAX_NAME = 63;
  private static final int MAX_MESSAGE = 1_000;
  private static final int MAX_PATTERN = 200;
  private static final int MAX_LIST = 100;
  private static final int MAX_TEXT = 128;
  private static final int MAX_RULES = 18_000;
  private static final BigDecimal MAX_COST = new BigDecimal("1000000000");
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration LONGEST_TERM = Duration.ofDays(36_500);
  private static final String RANGE = "range";
  private static final String LENGTH = "length";
  private static final String REQUIRED = "required";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * Refuses what cannot be kept.
   *
   * @param tenant null for a policy of the cloud
   */
  void require(UUID tenant, OrderPolicySpec policy) {
    List<Violation> flaws = new ArrayList<>();
    texts(policy, flaws);
    if (policy.outcome() == null) {
      flaws.add(new Violation("outcome", REQUIRED, "Say what becomes of the orders."));
    } else if (policy.outcome() == PolicyOutcome.APPROVAL) {
      approval(policy, flaws);
    } else {
      noApproval(policy, flaws);
    }
    conditions(policy.conditions(), flaws);
    rules(tenant, policy.rules(), flaws);
    if (!flaws.isEmpty()) {
      throw new InvalidException(flaws);
    }
  }

  private static void texts(OrderPolicySpec policy, List<Violation> flaws) {
    String name = policy.name();
    if (name == null || name.isBlank()) {
      flaws.add(new Violation("name", REQUIRED, "Give it a name."));
    } else if (name.codePointCount(0, name.length()) > MAX_NAME) {
      flaws.add(new Violation("name", LENGTH, "A name has at most 63 characters."));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      flaws.add(new Violation("name", "characters", "A name has no control characters."));
    }
    if (policy.message() != null && policy.message().length() > MAX_MESSAGE) {
      flaws.add(new Violation("message", LENGTH, "A message has at most 1000 characters."));
    }
  }

  private static void approval(OrderPolicySpec policy, List<Violation> flaws) {
    if (policy.approver() == null) {
      flaws.add(new Violation("approver", REQUIRED, "Say who decides."));
    }
    Duration term = OrderPolicyEditing.term(policy);
    if (term.compareTo(SHORTEST) < 0 || term.compareTo(LONGEST) > 0) {
      flaws.add(
          new Violation("decideAfter", RANGE, "The time to decide is one minute to 90 days."));
    }
    Duration reminder = policy.remindAfter();
    if (reminder != null && (reminder.compareTo(SHORTEST) < 0 || reminder.compareTo(term) >= 0)) {
      flaws.add(
          new Violation(
              "remindAfter",
              RANGE,
              "A reminder comes after a minute at least, and before the time to decide is over."));
    }
  }

  private static void noApproval(OrderPolicySpec policy, List<Violation> flaws) {
    if (policy.approver() != null) {
      flaws.add(
          new Violation("approver", "not-here", "Only an approval has somebody who decides."));
    }
    if (policy.remindAfter() != null) {
      flaws.add(new Violation("remindAfter", "not-here", "Only an approval has a reminder."));
    }
    if (policy.decideAfter() != null) {
      flaws.add(new Violation("decideAfter", "not-here", "Only an approval has a time to decide."));
    }
    if (policy.defaultDecision() != null) {
      flaws.add(
          new Violation("defaultDecision", "not-here", "Only an approval has a default decision."));
    }
  }

  private void conditions(Conditions conditions, List<Violation> flaws) {
    BigDecimal cost = conditions.monthlyCost();
    if (cost != null
        && (cost.signum() < 0
            || cost.compareTo(MAX_COST) > 0
            || cost.stripTrailingZeros().scale() > 2)) {
      flaws.add(
          new Violation(
              "conditions.monthlyCost", RANGE, "A cost is 0 or more, with two decimals at most."));
    }
    Duration term = conditions.term();
    if (term != null && (term.isNegative() || term.isZero() || term.compareTo(LONGEST_TERM) > 0)) {
      flaws.add(new Violation("conditions.term", RANGE, "A term is longer than nothing."));
    }
    List<String> kinds = Arrays.stream(OrderKind.values()).map(OrderKind::word).toList();
    for (String kind : conditions.kinds()) {
      if (!kinds.contains(kind)) {
        flaws.add(
            new Violation(
                "conditions.kinds",
                "unknown",
                "A kind is one of " + String.join(", ", kinds) + "."));
      }
    }
    for (UUID flavor : bounded("conditions.flavors", conditions.flavors(), flaws)) {
      if (em.find(Flavor.class, flavor) == null) {
        unknown("conditions.flavors", "flavor", flaws);
      }
    }
    for (String zone : bounded("conditions.zones", conditions.zones(), flaws)) {
      if (em.find(Zone.class, zone) == null) {
        unknown("conditions.zones", "zone", flaws);
      }
    }
  }

  private void rules(UUID tenant, Rules rules, List<Violation> flaws) {
    String pattern = rules.namePattern();
    if (pattern != null && pattern.length() > MAX_PATTERN) {
      flaws.add(
          new Violation("rules.namePattern", LENGTH, "A pattern has at most 200 characters."));
    } else if (pattern != null && !PolicyRules.isPattern(pattern)) {
      flaws.add(
          new Violation(
              "rules.namePattern", "pattern", "That is no regular expression as RE2 reads it."));
    }
    for (RequiredTag tag : bounded("rules.requiredTags", rules.requiredTags(), flaws)) {
      tag(tag, flaws);
    }
    if (Json.write(rules).length() > MAX_RULES) {
      flaws.add(new Violation("rules.requiredTags", LENGTH, "All rules together are too long."));
    }
    for (UUID id : bounded("rules.images", rules.images(), flaws)) {
      Image image = em.find(Image.class, id);
      if (image == null || (image.tenantId() != null && !image.tenantId().equals(tenant))) {
        unknown("rules.images", "image", flaws);
      }
    }
  }

  private static void tag(RequiredTag tag, List<Violation> flaws) {
    boolean fits =
        isTag(tag.key())
            && tag.values().size() <= MAX_LIST
            && tag.values().stream().allMatch(OrderPolicyChecks::isTag);
    if (!fits) {
      flaws.add(
          new Violation(
              "rules.requiredTags",
              LENGTH,
              "A tag has a name and values of 1 to 128 characters, at most 100 of them."));
    }
  }

  private static boolean isTag(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= MAX_TEXT
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static <T> List<T> bounded(String field, List<T> values, List<Violation> flaws) {
    if (values.size() <= MAX_LIST) {
      return values;
    }
    flaws.add(new Violation(field, LENGTH, "Name at most 100."));
    return List.of();
  }

  private static void unknown(String field, String what, List<Violation> flaws) {
    flaws.add(
        new Violation(
            field, "unknown-reference", "There is no such " + what + ". Choose another."));
  }
}
