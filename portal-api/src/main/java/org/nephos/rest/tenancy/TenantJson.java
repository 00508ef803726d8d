package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.TenantView;

/** A tenant, as the operator sees it. */
@Schema(name = "Tenant")
public record TenantJson(
    UUID id,
    @Schema(examples = "acme") String name,
    @Schema(examples = "Acme Ltd.") String displayName,
    @Schema(enumeration = {"ACTIVE", "SUSPENDED", "CLOSING", "CLOSED"}) String state,
    @Schema(description = "Why it is not ACTIVE.") String stateReason,
    @Schema(description = "When what it has is deleted; of a CLOSING one.") Instant closesAt,
    @Schema(description = "The name of its theme.") String brand,
    @Schema(description = "May be empty.") String contactEmail,
    @Schema(description = "The id of its price plan.") UUID pricePlan,
    @Schema(nullable = true, description = "The zones that it may order in; null for all.")
        List<String> zones,
    @Schema(nullable = true, description = "The flavors that it may order; null for all.")
        List<UUID> flavors,
    long projects,
    @Schema(description = "Instances in any state but DELETED.") long instances,
    Instant createdAt) {

  static TenantJson of(TenantView view) {
    return new TenantJson(
        view.id(),
        view.name(),
        view.displayName(),
        view.state(),
        view.stateReason(),
        view.closesAt(),
        view.brand(),
        view.contactEmail(),
        view.pricePlan(),
        view.zones(),
        view.flavors(),
        view.projects(),
        view.instances(),
        view.createdAt());
  }
}
