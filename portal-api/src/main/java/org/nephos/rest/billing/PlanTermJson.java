package org.nephos.rest.billing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.RuleState;

/** A fee, a discount or a minimum of a price plan. */
@Schema(name = "PlanTerm")
public record PlanTermJson(
    UUID id,
    @Schema(enumeration = {"monthly-fee", "one-off-fee", "discount", "minimum"}) String kind,
    @Schema(nullable = true) String name,
    @Schema(nullable = true, description = "Of a discount: off this meter only.") String meter,
    @Schema(nullable = true, description = "Of a fee or a minimum.") MoneyJson amount,
    @Schema(nullable = true, description = "Of a discount.", examples = "12.5") String percent,
    @Schema(nullable = true, description = "Of a fee.") TaxCategory taxCategory,
    Instant validFrom,
    @Schema(nullable = true) Instant validTo,
    RuleState state) {
  static PlanTermJson of(PlanTermView view, String currency) {
    return new PlanTermJson(
        view.id(),
        view.kind().word(),
        view.name(),
        view.meter(),
        view.amount() == null ? null : MoneyJson.of(new Money(view.amount(), currency)),
        view.percent() == null ? null : view.percent().toPlainString(),
        view.taxCategory(),
        view.validFrom(),
        view.validTo(),
        view.state());
  }
}
