package org.nephos.quota.api;

import java.util.List;

/**
 * A preset as it shall be; of one that is there, null stays as it is.
 *
 * @param name 1 to 63 lowercase letters, digits and hyphens, unique; stays for ever
 * @param displayName 1 to 200 characters; the name when a new one has none
 * @param position 0 to 1,000; the last when a new one has none
 * @param limits at least one, each resource once
 * @param automatic whether a step up into it may need nobody's decision
 * @param minAgeDays how old the project is at least, 0 to 3,650 days
 * @param minUsePercent how much of a limit that would grow is taken at least, 0 to 100
 * @param pauseDays how long no such step was made before, 0 to 3,650 days
 */
public record SaveQuotaPreset(
    String name,
    String displayName,
    Integer position,
    List<LimitChange> limits,
    Boolean automatic,
    Integer minAgeDays,
    Integer minUsePercent,
    Integer pauseDays) {}
