package org.nephos.web.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.problem.api.InvalidException;
import org.nephos.web.text.Words;

/** What stands in the fields of a policy, as it is typed. */
public class PolicyForm {
  private static final int HOURS_OF_DAY = 24;

  private String name = "";
  private boolean enabled = true;
  private String outcome = PolicyOutcome.APPROVAL.name();
  private String approver = Approver.TENANT_ADMIN.name();
  private String remindAfter = "24";
  private String decideAfter = "168";
  private String defaultDecision = DefaultDecision.EXPIRE.name();
  private String message = "";
  private String monthlyCost = "";
  private String kinds = "";
  private String term = "";
  private String namePattern = "";
  private String requiredTags = "";

  /** Fills the fields with what a policy says. */
  void fill(OrderPolicySpec policy) {
    name = policy.name();
    enabled = policy.enabled();
    outcome = policy.outcome().name();
    if (policy.outcome() == PolicyOutcome.APPROVAL) {
      approver = policy.approver().name();
      remindAfter = hours(policy.remindAfter());
      decideAfter = hours(policy.decideAfter());
      defaultDecision = policy.defaultDecision().name();
    }
    message = policy.message();
    OrderPolicySpec.Conditions conditions = policy.conditions();
    monthlyCost = conditions.monthlyCost() == null ? "" : conditions.monthlyCost().toPlainString();
    kinds = conditions.kinds().size() == 1 ? conditions.kinds().get(0) : "";
    term = conditions.term() == null ? "" : String.valueOf(conditions.term().toDays());
    namePattern = policy.rules().namePattern() == null ? "" : policy.rules().namePattern();
    requiredTags =
        policy.rules().requiredTags().stream()
            .map(PolicyForm::line)
            .collect(Collectors.joining("\n"));
  }

  private static String hours(Duration duration) {
    return duration == null ? "" : String.valueOf(Math.max(1, duration.toHours()));
  }

  private static String line(OrderPolicySpec.RequiredTag tag) {
    return tag.values().isEmpty() ? tag.key() : tag.key() + "=" + String.join(", ", tag.values());
  }

  /** What the fields say, with what is chosen from lists. */
  OrderPolicySpec policy(List<UUID> flavors, List<String> zones, List<UUID> images, Words words) {
    PolicyOutcome decided = PolicyOutcome.valueOf(outcome);
    boolean asks = decided == PolicyOutcome.APPROVAL;
    return new OrderPolicySpec(
        name,
        enabled,
        new OrderPolicySpec.Conditions(
            amount(words),
            isEmpty(kinds) ? List.of() : List.of(kinds),
            flavors,
            zones,
            isEmpty(term) ? null : Duration.ofHours(whole("term", term, words) * HOURS_OF_DAY)),
        decided,
        asks ? Approver.valueOf(approver) : null,
        asks && !isEmpty(remindAfter)
            ? Duration.ofHours(whole("remindAfter", remindAfter, words))
            : null,
        asks && !isEmpty(decideAfter)
            ? Duration.ofHours(whole("decideAfter", decideAfter, words))
            : null,
        asks ? DefaultDecision.valueOf(defaultDecision) : null,
        message,
        new OrderPolicySpec.Rules(isEmpty(namePattern) ? null : namePattern, tags(), images));
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isBlank();
  }

  private BigDecimal amount(Words words) {
    if (isEmpty(monthlyCost)) {
      return null;
    }
    if (!monthlyCost.strip().matches("\\d{1,10}(\\.\\d{1,2})?")) {
      throw new InvalidException("monthlyCost", "amount", words.with("policy.edit.amount"));
    }
    return new BigDecimal(monthlyCost.strip());
  }

  private static long whole(String field, String text, Words words) {
    if (!text.strip().matches("\\d{1,6}")) {
      throw new InvalidException(field, "number", words.with("policy.edit.number"));
    }
    return Long.parseLong(text.strip());
  }

  /** One tag a line: a key, and behind = what it may say. */
  private List<OrderPolicySpec.RequiredTag> tags() {
    List<OrderPolicySpec.RequiredTag> tags = new ArrayList<>();
    for (String line : (requiredTags == null ? "" : requiredTags).split("\\R", -1)) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.split("=", 2);
      List<String> values =
          parts.length < 2
              ? List.of()
              : Arrays.stream(parts[1].split(",", -1))
                  .map(String::strip)
                  .filter(value -> !value.isEmpty())
                  .toList();
      tags.add(new OrderPolicySpec.RequiredTag(parts[0].strip(), values));
    }
    return tags;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  public String getOutcome() {
    return outcome;
  }

  public void setOutcome(String outcome) {
    this.outcome = outcome;
  }

  public String getApprover() {
    return approver;
  }

  public void setApprover(String approver) {
    this.approver = approver;
  }

  public String getRemindAfter() {
    return remindAfter;
  }

  public void setRemindAfter(String remindAfter) {
    this.remindAfter = remindAfter;
  }

  public String getDecideAfter() {
    return decideAfter;
  }

  public void setDecideAfter(String decideAfter) {
    this.decideAfter = decideAfter;
  }

  public String getDefaultDecision() {
    return defaultDecision;
  }

  public void setDefaultDecision(String defaultDecision) {
    this.defaultDecision = defaultDecision;
  }

  public String getMessage() {
    return message;
  }

  public void setMessage(String message) {
    this.message = message;
  }

  public String getMonthlyCost() {
    return monthlyCost;
  }

  public void setMonthlyCost(String monthlyCost) {
    this.monthlyCost = monthlyCost;
  }

  public String getKinds() {
    return kinds;
  }

  public void setKinds(String kinds) {
    this.kinds = kinds;
  }

  public String getTerm() {
    return term;
  }

  public void setTerm(String term) {
    this.term = term;
  }

  public String getNamePattern() {
    return namePattern;
  }

  public void setNamePattern(String namePattern) {
    this.namePattern = namePattern;
  }

  public String getRequiredTags() {
    return requiredTags;
  }

  public void setRequiredTags(String requiredTags) {
    this.requiredTags = requiredTags;
  }
}
