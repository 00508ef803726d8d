package org.nephos.billing.api;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that is or was metered.
 *
 * @param type such as {@code instance}
 * @param name what it is called, or was when it ended
 * @param tenantName as people read it
 * @param running whether any of its meters runs now; a deleted one has none that does
 * @param meteredUntil up to when its usage is recorded; null when none is
 */
public record MeteredResourceView(
    UUID id,
    String type,
    String name,
    UUID tenant,
    String tenantName,
    UUID project,
    String projectName,
    boolean running,
    Instant meteredUntil) {}
