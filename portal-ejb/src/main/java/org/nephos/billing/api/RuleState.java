package org.nephos.billing.api;

import java.time.Instant;

/** Where a rule of a price plan is in its life. */
public enum RuleState {
  /** It has not begun; it may be deleted. */
  PLANNED,
  /** It holds; it can be ended. */
  IN_FORCE,
  /** It does not hold any more; it stays, for what was priced by it. */
  ENDED;

  /**
   * The state at an instant.
   *
   * @param to exclusive, or null for never
   */
  public static RuleState at(Instant from, Instant to, Instant now) {
    if (now.isBefore(from)) {
      return PLANNED;
    }
    return to == null || now.isBefore(to) ? IN_FORCE : ENDED;
  }
}
