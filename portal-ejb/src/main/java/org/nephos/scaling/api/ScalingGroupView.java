package org.nephos.scaling.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.api.FaultView;
import org.nephos.scaling.ScalingGroupState;

/**
 * A scaling group.
 *
 * @param members ids of members in any state but deleted
 * @param fault why new members fail, it is paused, or it was never begun, or null
 * @param orderId the order that made it
 */
public record ScalingGroupView(
    UUID id,
    String name,
    UUID project,
    String projectName,
    UUID tenant,
    int min,
    int max,
    int desired,
    int cooldownSeconds,
    CreateScalingGroup.Template template,
    List<CreateScalingGroup.PolicySpec> policies,
    List<UUID> members,
    ScalingGroupState state,
    FaultView fault,
    Instant createdAt,
    UUID orderId,
    long version) {}
