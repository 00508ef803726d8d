package org.nephos.billing.api;

import java.util.Locale;
import java.util.Optional;

/** What a price plan may say besides its rates. */
public enum PlanTermKind {
  /** Due for each billing month at whose beginning it holds. */
  MONTHLY_FEE,
  /** Due in the first month of a tenant on the plan. */
  ONE_OFF_FEE,
  /** Per cent off usage, of one meter or all. */
  DISCOUNT,
  /** What a billing month costs at least. */
  MINIMUM;

  /** The word of API and pages: {@code monthly-fee}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Finds a kind by its word. */
  public static Optional<PlanTermKind> ofWord(String word) {
    for (PlanTermKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
