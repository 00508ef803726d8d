package org.nephos.order;

import java.util.List;

/**
 * What policies say of an order.
 *
 * @param policy the one that decides; null when none is about the order, which is then automatic
 * @param breaches rules that it does not keep
 */
public record PolicyVerdict(OrderPolicy policy, List<RuleBreach> breaches) {
  /** What becomes of it when it keeps all rules. */
  public PolicyOutcome outcome() {
    return policy == null ? PolicyOutcome.AUTOMATIC : policy.outcome();
  }
}
