package org.nephos.rest.billing;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.AddRate;
import org.nephos.problem.api.Violation;

/** A rate to be. */
@Schema(name = "RateCreate")
public record RateBody(
    @NotNull UUID pricePlan,
    @NotNull @Schema(examples = "instance.vcpu") String meter,
    @Schema(description = "The only flavor it is for; any when left out.") UUID flavor,
    @Schema(description = "The only image it is for; any when left out.") UUID image,
    @Schema(description = "The only zone it is for; any when left out.") String zone,
    @Schema(description = "The only volume type it is for; any when left out.") String volumeType,
    @NotNull
        @Schema(
            description =
                "Per unit and hour, of what is counted (GB) per unit; 0 or more, at most 10 decimals.",
            examples = "0.0123")
        String unitPrice,
    @Schema(
            description =
                "The next full minute when left out; still to come, unless no tenant was ever"
                    + " charged by the plan.")
        Instant validFrom,
    @Schema(description = "Exclusive; for ever when left out.") Instant validTo,
    @Schema(
            description =
                "Unit-hours, of what is counted GB, of each billing month that cost nothing.",
            examples = "720")
        String freeQuantity,
    @Schema(description = "At most 20.") List<TierJson> tiers,
    @Schema(enumeration = {"STANDARD", "REDUCED", "ZERO", "EXEMPT"}) String taxCategory) {
  AddRate command() {
    List<Violation> violations = new ArrayList<>();
    BigDecimal price = Decimals.read("unitPrice", unitPrice, violations);
    BigDecimal free = Decimals.read("freeQuantity", freeQuantity, violations);
    List<AddRate.Step> steps = new ArrayList<>();
    for (int i = 0; tiers != null && i < tiers.size(); i++) {
      String field = "tiers[" + i + "].";
      steps.add(
          new AddRate.Step(
              Decimals.read(field + "above", tiers.get(i).above(), violations),
              Decimals.read(field + "unitPrice", tiers.get(i).unitPrice(), violations)));
    }
    Decimals.refuse(violations);
    return new AddRate(
        pricePlan,
        meter,
        flavor,
        image,
        zone,
        volumeType,
        price,
        validFrom,
        validTo,
        free,
        steps,
        taxCategory == null ? null : TaxCategory.valueOf(taxCategory));
  }
}
