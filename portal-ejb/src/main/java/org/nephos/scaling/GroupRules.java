package org.nephos.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nephos.order.OrderRules;
import org.nephos.problem.Reason;
import org.nephos.problem.api.Violation;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.CreateScalingGroup.PolicySpec;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.scaling.api.ResizeScalingGroup;

/** What the values of a group must be like; references are checked elsewhere. */
final class GroupRules {
  /** The meter that groups can follow. */
  static final String METER = "cpu.percent";

  private static final int MAX_SIZE = 100;
  private static final int MAX_COOLDOWN = 86_400;
  private static final int MAX_POLICIES = 10;
  private static final int MAX_PERCENT = 100;
  private static final int MIN_WINDOW = 10;
  private static final int MAX_WINDOW = 3_600;
  private static final int MAX_STEP = 10;
  private static final String RANGE = "range";

  private final List<Violation> violations = new ArrayList<>();

  private GroupRules() {}

  /** All violations of a new group's values. */
  static List<Violation> check(CreateScalingGroup command) {
    GroupRules rules = new GroupRules();
    rules.required("project", command.project());
    OrderRules.name(command.name(), rules.violations);
    rules.range("max", command.max(), 1, MAX_SIZE);
    rules.range("min", command.min(), 0, Math.min(MAX_SIZE, Math.max(0, command.max())));
    if (command.desired() != null) {
      rules.range(
          "desired", command.desired(), Math.max(0, command.min()), Math.max(0, command.max()));
    }
    rules.range("cooldownSeconds", command.cooldownSeconds(), 0, MAX_COOLDOWN);
    rules.template(command.template());
    rules.policies(command.policies());
    Reason.flaw(command.reason(), false).ifPresent(rules.violations::add);
    return rules.violations;
  }

  /** All violations of new figures of a group. */
  static List<Violation> check(ResizeScalingGroup command, ScalingGroup group) {
    GroupRules rules = new GroupRules();
    int min = group.minSize();
    if (command.min() != null) {
      rules.range("min", command.min(), 0, group.maxSize());
      min = Math.max(0, Math.min(command.min(), group.maxSize()));
    }
    if (command.desired() != null) {
      rules.range("desired", command.desired(), min, group.maxSize());
    }
    if (command.cooldownSeconds() != null) {
      rules.range("cooldownSeconds", command.cooldownSeconds(), 0, MAX_COOLDOWN);
    }
    return rules.violations;
  }

  private void template(Template template) {
    if (template == null) {
      violations.add(new Violation("template", "required", "Say what a member is made of."));
      return;
    }
    required("template.flavor", template.flavor());
    required("template.image", template.image());
    List<Violation> within = new ArrayList<>();
    OrderRules.userData(template.userData(), within);
    OrderRules.tags(template.tags() == null ? Map.of() : template.tags(), within);
    within.stream().map(GroupRules::ofTemplate).forEach(violations::add);
  }

  /** A violation of the template, by the field's name in the command. */
  static Violation ofTemplate(Violation violation) {
    return new Violation("template." + violation.field(), violation.code(), violation.message());
  }

  private void policies(List<PolicySpec> policies) {
    if (policies == null) {
      return;
    }
    if (policies.size() > MAX_POLICIES) {
      violations.add(new Violation("policies", "length", "At most 10 policies."));
      return;
    }
    for (int i = 0; i < policies.size(); i++) {
      policy("policies[" + i + "].", policies.get(i));
    }
  }

  private void policy(String place, PolicySpec policy) {
    if (policy == null) {
      violations.add(
          new Violation(
              place.substring(0, place.length() - 1), "required", "A policy is no null."));
      return;
    }
    if (!METER.equals(policy.meter())) {
      violations.add(
          new Violation(place + "meter", "unknown-reference", "A group can follow " + METER + "."));
    }
    range(place + "scaleOutAt", policy.scaleOutAt(), 1, MAX_PERCENT);
    range(place + "scaleInAt", policy.scaleInAt(), 0, MAX_PERCENT - 1);
    if (policy.scaleInAt() >= policy.scaleOutAt()) {
      violations.add(new Violation(place + "scaleInAt", RANGE, "It shrinks below where it grows."));
    }
    range(place + "windowSeconds", policy.windowSeconds(), MIN_WINDOW, MAX_WINDOW);
    range(place + "step", policy.step(), 1, MAX_STEP);
  }

  private void required(String field, Object value) {
    if (value == null) {
      String name = field.substring(field.lastIndexOf('.') + 1);
      violations.add(new Violation(field, "required", "Say which " + name + "."));
    }
  }

  private void range(String field, int value, int least, int most) {
    if (value < least || value > most) {
      violations.add(new Violation(field, RANGE, "It is from " + least + " to " + most + "."));
    }
  }
}
