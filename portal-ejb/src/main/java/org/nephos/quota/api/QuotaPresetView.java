package org.nephos.quota.api;

import java.util.List;
import java.util.UUID;
import org.nephos.quota.StepConditions;

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
    StepConditions step,
    long version) {}
