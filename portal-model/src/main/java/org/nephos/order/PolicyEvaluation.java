package org.nephos.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What the policies of a tenant and of the cloud together say of an order: <b>the strictest of
 * those that are about it decides</b>. Refusal goes before approval, and approval before automatic;
 * of two approvals the operator's goes before the administrators', then the one that is stricter
 * when nobody decides (reject, expire, approve), then the one with less time. So the order of
 * policies means nothing, another policy never loosens anything, and no tenant can undo what the
 * operator demands. The rules of all that are about the order have to be kept, whatever decides.
 */
public final class PolicyEvaluation {
  private static final Comparator<OrderPolicy> STRICTEST_FIRST =
      Comparator.comparing(OrderPolicy::outcome)
          .reversed()
          .thenComparing(
              OrderPolicy::approver, Comparator.nullsLast(Comparator.<Approver>reverseOrder()))
          .thenComparing(
              PolicyEvaluation::strictness, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(OrderPolicy::decideAfter, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(OrderPolicy::name)
          .thenComparing(OrderPolicy::id);

  private PolicyEvaluation() {}

  private static Integer strictness(OrderPolicy policy) {
    if (policy.defaultDecision() == null) {
      return null;
    }
    return switch (policy.defaultDecision()) {
      case APPROVE -> 0;
      case EXPIRE -> 1;
      case REJECT -> 2;
    };
  }

  /**
   * The verdict.
   *
   * @param policies of the order's tenant and of the cloud; those that are off are passed over
   */
  public static PolicyVerdict of(Collection<OrderPolicy> policies, PolicyFacts order) {
    List<OrderPolicy> about =
        policies.stream()
            .filter(OrderPolicy::isEnabled)
            .filter(policy -> policy.conditions().areMetBy(order))
            .sorted(STRICTEST_FIRST)
            .toList();
    List<RuleBreach> breaches =
        about.stream()
            .flatMap(policy -> policy.rules().breaches(policy.name(), order).stream())
            .toList();
    return new PolicyVerdict(about.isEmpty() ? null : about.get(0), breaches);
  }
}
