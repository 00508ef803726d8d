package org.nephos.event.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param marker where it stands in the sequence; grows
 * @param type for example {@code instance.built}
 * @param data typed figures of the event
 */
public record EventView(
    long marker,
    String type,
    Instant at,
    UUID tenant,
    UUID project,
    String resourceType,
    UUID resource,
    String resourceName,
    String actor,
    Map<String, Object> data) {}
