package org.nephos.rest.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.TenantPlanView;

/** A time of a tenant on a price plan. */
@Schema(name = "TenantPlan")
public record TenantPlanJson(
    UUID pricePlan,
    @Schema(examples = "Gold") String displayName,
    @Schema(examples = "EUR") String currency,
    Instant from,
    @Schema(nullable = true, description = "Exclusive; null for the plan of now.") Instant to) {
  static TenantPlanJson of(TenantPlanView view) {
    return new TenantPlanJson(view.plan(), view.name(), view.currency(), view.from(), view.to());
  }
}
