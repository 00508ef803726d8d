package org.nephos.rest.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicyView;

/** A policy on orders. */
@Schema(name = "OrderPolicy")
public record OrderPolicyJson(
    UUID id,
    @Schema(nullable = true, description = "Null for the cloud.") UUID tenant,
    @Schema(nullable = true) String tenantName,
    @Schema(description = "Whether only the operator may change it.") boolean byOperator,
    String name,
    boolean enabled,
    ConditionsJson conditions,
    @Schema(enumeration = {"automatic", "approval", "refusal"}) String outcome,
    @Schema(
            nullable = true,
            enumeration = {"tenant-admin", "operator"})
        String approver,
    @Schema(nullable = true) String remindAfter,
    @Schema(nullable = true) String decideAfter,
    @Schema(
            nullable = true,
            enumeration = {"approve", "reject", "expire"})
        String defaultDecision,
    String message,
    RulesJson rules,
    String createdBy,
    Instant createdAt) {

  /** Which orders it is about. */
  @Schema(name = "OrderPolicyConditionsText")
  public record ConditionsJson(
      @Schema(nullable = true) String monthlyCost,
      List<String> kinds,
      List<UUID> flavors,
      List<String> zones,
      @Schema(nullable = true) String term) {}

  /** What those orders must be like. */
  @Schema(name = "OrderPolicyRulesText")
  public record RulesJson(
      @Schema(nullable = true) String namePattern, List<TagJson> requiredTags, List<UUID> images) {}

  /** A tag that must be there. */
  @Schema(name = "RequiredTagText")
  public record TagJson(String key, List<String> values) {}

  static OrderPolicyJson of(OrderPolicyView view) {
    OrderPolicySpec policy = view.policy();
    return new OrderPolicyJson(
        view.id(),
        view.tenant(),
        view.tenantName(),
        view.byOperator(),
        policy.name(),
        policy.enabled(),
        conditions(policy.conditions()),
        OrderPolicyBody.word(policy.outcome()),
        OrderPolicyBody.word(policy.approver()),
        text(policy.remindAfter()),
        text(policy.decideAfter()),
        OrderPolicyBody.word(policy.defaultDecision()),
        policy.message(),
        rules(policy.rules()),
        view.createdBy(),
        view.createdAt());
  }

  private static ConditionsJson conditions(OrderPolicySpec.Conditions conditions) {
    return new ConditionsJson(
        conditions.monthlyCost() == null ? null : conditions.monthlyCost().toPlainString(),
        conditions.kinds(),
        conditions.flavors(),
        conditions.zones(),
        text(conditions.term()));
  }

  private static RulesJson rules(OrderPolicySpec.Rules rules) {
    return new RulesJson(
        rules.namePattern(),
        rules.requiredTags().stream().map(tag -> new TagJson(tag.key(), tag.values())).toList(),
        rules.images());
  }

  private static String text(Object duration) {
    return duration == null ? null : duration.toString();
  }
}
