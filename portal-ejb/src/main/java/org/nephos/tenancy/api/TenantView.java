package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A tenant.
 *
 * @param state {@code ACTIVE}, {@code SUSPENDED}, {@code CLOSING}, {@code CLOSED}
 * @param stateReason why it is not active, or null
 * @param closesAt when what it has is deleted, or null
 * @param contactEmail may be empty
 * @param pricePlan the id of its price plan
 * @param zones the names of the zones that it may order in; null for all
 * @param flavors the flavors that it may order; null for all
 * @param instances how many instances it has in any state but deleted
 * @param version grows with each change
 */
public record TenantView(
    UUID id,
    String name,
    String displayName,
    String state,
    String stateReason,
    Instant closesAt,
    String brand,
    String contactEmail,
    UUID pricePlan,
    List<String> zones,
    List<UUID> flavors,
    long projects,
    long instances,
    long version,
    Instant createdAt) {}
