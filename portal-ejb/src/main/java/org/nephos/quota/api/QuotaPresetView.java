package org.nephos.quota.api;

import java.util.List;
import java.util.UUID;

/**
 * A size of a project's quota.
 *
 * @param name what scripts call it
 * @param position presets are in this order, the smallest first
 * @param limits what it allows; what is not named stays as it is
 * @param step when the step up into it needs nobody's decision
 * @param version grows with each change
 */
public record QuotaPresetView(
    UUID id,
    String name,
    String displayName,
    int position,
    List<LimitChange> limits,
    Step step,
    long version) {
  /**
   * When the step up into it needs nobody's decision.
   *
   * @param automatic whether it ever does
   * @param minAgeDays how old the project is at least
   * @param minUsePercent how much of a limit that would grow is taken at least
   * @param pauseDays how long no such step was made before
   */
  public record Step(boolean automatic, int minAgeDays, int minUsePercent, int pauseDays) {}
}
