package org.nephos.scaling;

import java.time.Instant;

/**
 * What can change of a scaling group, for the audit trail.
 *
 * @param pausedUntil null unless its members kept failing
 */
record GroupFacts(
    ScalingGroupState state,
    int min,
    int max,
    int desired,
    int cooldownSeconds,
    Instant pausedUntil) {
  static GroupFacts of(ScalingGroup group) {
    return new GroupFacts(
        group.state(),
        group.minSize(),
        group.maxSize(),
        group.desiredSize(),
        group.cooldownSeconds(),
        group.pausedUntil());
  }
}
