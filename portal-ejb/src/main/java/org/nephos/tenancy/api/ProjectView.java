package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A project of a tenant.
 *
 * @param version grows with each change
 */
public record ProjectView(
    UUID id, String name, UUID tenant, String tenantName, long version, Instant createdAt) {}
