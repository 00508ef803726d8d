package org.nephos.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.catalog.TenantOffers;

/**
 * What can change of a tenant, for the audit trail.
 *
 * @param brand its own look, or null
 * @param zones those that it may order in; empty for all
 * @param flavors those that it may order; empty for all
 * @param stateReason why it is suspended or closing, or null
 * @param closesAt when what it has is deleted, or null
 */
record TenantFacts(
    String displayName,
    String contactEmail,
    UUID pricePlan,
    String brand,
    List<String> zones,
    List<UUID> flavors,
    TenantState state,
    String stateReason,
    boolean stopInstances,
    Instant closesAt) {
  static TenantFacts of(Tenant tenant, TenantOffers offers) {
    return new TenantFacts(
        tenant.displayName(),
        tenant.contactEmail(),
        tenant.pricePlanId(),
        tenant.brand(),
        offers.zones(tenant.id()).orElse(List.of()),
        offers.flavors(tenant.id()).orElse(List.of()),
        tenant.state(),
        tenant.stateReason(),
        tenant.stopsInstances(),
        tenant.closesAt());
  }
}
