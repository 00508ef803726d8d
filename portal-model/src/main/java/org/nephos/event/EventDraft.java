package org.nephos.event;

import java.util.Map;
import java.util.UUID;

/**
 * What is to be recorded of a change, beside who and when.
 *
 * @param type for example {@code quota.changed}
 * @param tenant null for what concerns the cloud
 * @param project null for what concerns a tenant as a whole
 * @param resource may be null
 * @param data typed figures; no secrets
 */
public record EventDraft(
    String type,
    UUID tenant,
    UUID project,
    String resourceType,
    UUID resource,
    String resourceName,
    Map<String, Object> data) {}
