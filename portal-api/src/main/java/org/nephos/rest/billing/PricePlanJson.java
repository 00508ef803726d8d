package org.nephos.rest.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.PricePlanView;

/** A price plan with all that it says. */
@Schema(name = "PricePlan")
public record PricePlanJson(
    UUID id,
    @Schema(examples = "gold") String name,
    @Schema(examples = "Gold") String displayName,
    @Schema(description = "Of all its amounts.", examples = "EUR") String currency,
    Instant createdAt,
    @Schema(nullable = true, description = "How many tenants are charged by it now.") Long tenants,
    List<RateJson> rates,
    @Schema(description = "Fees, discounts and minimums.") List<PlanTermJson> terms) {
  static PricePlanJson of(PricePlanView view) {
    return new PricePlanJson(
        view.id(),
        view.name(),
        view.displayName(),
        view.currency(),
        view.createdAt(),
        view.tenants(),
        view.rates().stream().map(RateJson::of).toList(),
        view.terms().stream().map(term -> PlanTermJson.of(term, view.currency())).toList());
  }
}
