package org.nephos.scaling.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.scaling.ScalingGroupState;

/**
 * A scaling group whose load can be simulated.
 *
 * @param members how many it has in any state but deleted
 * @param max how many it may have
 * @param load in per cent of one busy member, as it was set last
 */
public record SimulatedGroupView(
    UUID id,
    String name,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    ScalingGroupState state,
    int members,
    int max,
    int load,
    Instant createdAt) {}
