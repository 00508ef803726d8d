package org.nephos.rest.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;

/** A price of one meter. */
@Schema(name = "Rate")
public record RateJson(
    UUID id,
    UUID pricePlan,
    @Schema(examples = "instance.vcpu") String meter,
    @Schema(examples = "vCPU") String unit,
    @Schema(nullable = true, description = "The only flavor it is for; null for any.") UUID flavor,
    @Schema(nullable = true, description = "The only image it is for; null for any.") UUID image,
    @Schema(nullable = true, description = "The only zone it is for; null for any.") String zone,
    @Schema(nullable = true, description = "The only volume type it is for; null for any.")
        String volumeType,
    @Schema(description = "Per unit and hour; of what is counted (GB) per unit.")
        MoneyJson unitPrice,
    @Schema(
            description =
                "Unit-hours, of what is counted GB, of each billing month that cost nothing.",
            examples = "720")
        String freeQuantity,
    List<TierJson> tiers,
    TaxCategory taxCategory,
    Instant validFrom,
    @Schema(
            nullable = true,
            description = "Where it was ended or the next of its kind begins; null for never.")
        Instant validTo,
    RuleState state) {
  /** The API's form. */
  public static RateJson of(RateView view) {
    return new RateJson(
        view.id(),
        view.pricePlan(),
        view.meter(),
        view.unit(),
        view.flavor(),
        view.image(),
        view.zone(),
        view.volumeType(),
        MoneyJson.of(new Money(view.unitPrice(), view.currency())),
        view.freeQuantity().toPlainString(),
        view.tiers().stream().map(TierJson::of).toList(),
        view.taxCategory(),
        view.validFrom(),
        view.validTo(),
        view.state());
  }
}
