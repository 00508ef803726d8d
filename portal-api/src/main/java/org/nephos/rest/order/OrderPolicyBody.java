package org.nephos.rest.order;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.rest.text.Times;

/** All that is said of a policy on orders. */
@Schema(name = "OrderPolicyChange")
public record OrderPolicyBody(
    @Schema(
            description =
                "Whose orders it is about; left out, all of the cloud (operator). Said when it is"
                    + " made, and not afterwards.")
        UUID tenant,
    @NotNull
        @Schema(
            description = "1 to 63 characters, unique in its tenant.",
            examples = "large orders")
        String name,
    @Schema(description = "Whether it counts.", defaultValue = "true") Boolean enabled,
    @Schema(description = "Which orders it is about; all of them when left out.")
        ConditionsBody conditions,
    @NotNull
        @Schema(
            description = "The strictest policy that is about an order decides.",
            enumeration = {"automatic", "approval", "refusal"})
        String outcome,
    @Schema(
            description = "Who decides; needed for an approval, and only there.",
            enumeration = {"tenant-admin", "operator"})
        String approver,
    @Schema(
            description = "When those who decide are reminded; not when left out.",
            examples = "P1D")
        String remindAfter,
    @Schema(
            description = "When the default decision is taken; P7D when left out.",
            examples = "P7D")
        String decideAfter,
    @Schema(
            description = "What becomes of an order that nobody decides; expire when left out.",
            enumeration = {"approve", "reject", "expire"})
        String defaultDecision,
    @Schema(description = "What it says to those who order.", maxLength = 1000) String message,
    @Schema(description = "What those orders must be like.") RulesBody rules) {

  /** Which orders it is about. */
  @Schema(name = "OrderPolicyConditions")
  public record ConditionsBody(
      @Schema(
              description = "From so much a month on, in the currency of the tenant.",
              examples = "50.00")
          String monthlyCost,
      @Schema(description = "Any of them.", examples = "[\"instance.create\"]") List<String> kinds,
      @Schema(description = "Any of them.") List<UUID> flavors,
      @Schema(description = "Any of them, and orders that leave the zone open.") List<String> zones,
      @Schema(description = "From so long on, and for good.", examples = "P30D") String term) {}

  /** What those orders must be like. */
  @Schema(name = "OrderPolicyRules")
  public record RulesBody(
      @Schema(
              description = "A regular expression of RE2 that the whole name must match.",
              maxLength = 200,
              examples = "(web|db)-.*")
          String namePattern,
      List<TagBody> requiredTags,
      @Schema(description = "The images that may be used; any when left out.") List<UUID> images) {}

  /** A tag that must be there. */
  @Schema(name = "RequiredTag")
  public record TagBody(
      @NotNull @Schema(examples = "cost-centre") String key,
      @Schema(description = "What it may say; anything when left out.") List<String> values) {}

  /**
   * A policy to make.
   *
   * @throws InvalidException for amounts and durations that cannot be read
   */
  CreateOrderPolicy command() {
    return new CreateOrderPolicy(tenant, spec());
  }

  /**
   * What a policy that is there says from now on.
   *
   * @throws InvalidException for amounts and durations that cannot be read, and for a tenant
   */
  OrderPolicySpec change() {
    if (tenant != null) {
      throw new InvalidException(
          "tenant", "unknown-field", "A policy stays with its tenant; leave tenant out.");
    }
    return spec();
  }

  private OrderPolicySpec spec() {
    List<Violation> violations = new ArrayList<>();
    OrderPolicySpec policy =
        new OrderPolicySpec(
            name,
            enabled == null || enabled,
            about(violations),
            word(PolicyOutcome.class, outcome),
            word(Approver.class, approver),
            duration("remindAfter", remindAfter, violations),
            duration("decideAfter", decideAfter, violations),
            word(DefaultDecision.class, defaultDecision),
            message,
            wanted());
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return policy;
  }

  private OrderPolicySpec.Conditions about(List<Violation> violations) {
    if (conditions == null) {
      return OrderPolicySpec.Conditions.NONE;
    }
    return new OrderPolicySpec.Conditions(
        amount(conditions.monthlyCost(), violations),
        orNone(conditions.kinds()),
        orNone(conditions.flavors()),
        orNone(conditions.zones()),
        duration("conditions.term", conditions.term(), violations));
  }

  private OrderPolicySpec.Rules wanted() {
    if (rules == null) {
      return OrderPolicySpec.Rules.NONE;
    }
    return new OrderPolicySpec.Rules(
        rules.namePattern(),
        orNone(rules.requiredTags()).stream()
            .map(tag -> new OrderPolicySpec.RequiredTag(tag.key(), orNone(tag.values())))
            .toList(),
        orNone(rules.images()));
  }

  private static <T> List<T> orNone(List<T> values) {
    return values == null ? List.of() : values;
  }

  private static BigDecimal amount(String text, List<Violation> violations) {
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,10}(\\.\\d{1,2})?")) {
      violations.add(
          new Violation(
              "conditions.monthlyCost",
              "amount",
              "conditions.monthlyCost must be an amount such as 12.34."));
      return null;
    }
    return new BigDecimal(text);
  }

  private static Duration duration(String field, String text, List<Violation> violations) {
    if (text == null) {
      return null;
    }
    Duration duration = Times.duration(text).orElse(Duration.ZERO);
    if (duration.isZero()) {
      violations.add(new Violation(field, "duration", field + " " + Times.DURATION + "."));
      return null;
    }
    return duration;
  }

  static <E extends Enum<E>> E word(Class<E> type, String word) {
    return word == null
        ? null
        : Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static String word(Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
