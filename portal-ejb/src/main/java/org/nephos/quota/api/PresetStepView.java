package org.nephos.quota.api;

import java.util.List;

/**
 * What would come of asking for a preset now.
 *
 * @param current whether the project has these limits already
 * @param automatic whether nobody would have to decide
 * @param beyondTenant whether the tenant's own limits would have to rise, so that the operator
 *     decides
 * @param lacking what keeps the step from being automatic; words of a closed list: {@code
 *     not-next}, {@code switched-off}, {@code age}, {@code use}, {@code pause}, {@code tenant}
 */
public record PresetStepView(
    QuotaPresetView preset,
    boolean current,
    boolean automatic,
    boolean beyondTenant,
    List<String> lacking) {}
