package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant.
 *
 * @param state {@code ACTIVE}, {@code SUSPENDED}, {@code CLOSING}, {@code CLOSED}
 * @param pricePlan the id of its price plan
 * @param instances how many instances it has in any state but deleted
 */
public record TenantView(
    UUID id,
    String name,
    String displayName,
    String state,
    String brand,
    UUID pricePlan,
    long projects,
    long instances,
    Instant createdAt) {}
