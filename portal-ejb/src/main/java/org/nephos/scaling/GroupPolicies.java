package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.order.OrderKind;
import org.nephos.order.OrderPolicies;
import org.nephos.order.PolicyFacts;
import org.nephos.order.PolicyVerdict;
import org.nephos.order.api.QuoteView;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.scaling.api.CreateScalingGroup;

/**
 * What policies on orders say of a group, by its greatest size and its price: it acts within that
 * without asking anybody again. A group has no term, so it is for good.
 */
@ApplicationScoped
class GroupPolicies {
  @Inject private OrderPolicies policies;

  /**
   * Refuses what a policy refuses.
   *
   * @return what is said of one that is not refused
   * @throws InvalidException for rules on names, tags and images that it does not keep
   * @throws org.nephos.problem.api.ConflictException {@code policy-refused}
   */
  PolicyVerdict require(UUID tenant, CreateScalingGroup command, QuoteView quote) {
    CreateScalingGroup.Template template = command.template();
    PolicyVerdict verdict =
        policies.judge(
            tenant,
            new PolicyFacts(
                OrderKind.SCALING_GROUP_CREATE.word(),
                quote.monthly(),
                template.flavor(),
                template.zone(),
                null,
                command.name(),
                template.tags() == null ? Map.of() : template.tags(),
                template.image()));
    List<Violation> broken = new ArrayList<>();
    for (Violation one : OrderPolicies.violations(verdict)) {
      broken.add(one.field().equals("name") ? one : GroupRules.ofTemplate(one));
    }
    if (!broken.isEmpty()) {
      throw new InvalidException(broken);
    }
    OrderPolicies.requireNotRefused(verdict);
    return verdict;
  }
}
