package org.nephos.metering;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of what is metered, and how far its usage has been derived.
 *
 * @param lastVersion the version of its last event with meters
 * @param running what runs since then
 * @param meteredVersion the version of the last event that usage takes into account; 0 for none
 * @param meteredUntil the instant up to which usage has been recorded, or null for none yet
 */
public record MeteredResource(
    UUID id,
    String type,
    String name,
    UUID tenant,
    UUID project,
    long lastVersion,
    MeterSet running,
    long meteredVersion,
    Instant meteredUntil) {}
