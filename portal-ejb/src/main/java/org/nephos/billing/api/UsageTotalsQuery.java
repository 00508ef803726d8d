package org.nephos.billing.api;

import java.util.List;
import java.util.UUID;

/**
 * Which totals.
 *
 * @param tenant null for the caller's own (or, for the operator, all)
 * @param project null for all that the caller may see the cost of
 * @param span null for this month so far
 * @param by at most {@link UsageGrouping#MOST}; none for one total of each currency
 */
public record UsageTotalsQuery(UUID tenant, UUID project, UsageSpan span, List<UsageGrouping> by) {
  public UsageTotalsQuery {
    span = span == null ? new UsageSpan.Between(null, null) : span;
    by = by == null ? List.of() : List.copyOf(by);
  }
}
