package org.nephos.billing.api;

import java.time.Instant;
import java.time.LocalDate;

/** Which time usage is looked at; what is still to come is not counted. */
public sealed interface UsageSpan {
  /**
   * Between two instants, in whole seconds.
   *
   * @param from inclusive; null for the beginning of this month in the tenant's zone
   * @param to exclusive; null for now
   */
  record Between(Instant from, Instant to) implements UsageSpan {}

  /**
   * Billing months of the tenant.
   *
   * @param count how many, at least 1
   * @param back how many months before this one the last of them is; 0 for this one
   */
  record Months(int count, int back) implements UsageSpan {
    public Months {
      if (count < 1 || back < 0) {
        throw new IllegalArgumentException("no month");
      }
    }
  }

  /**
   * Days in the tenant's zone, both inclusive.
   *
   * @param first null for the first of this month
   * @param last null for today
   */
  record Days(LocalDate first, LocalDate last) implements UsageSpan {}
}
