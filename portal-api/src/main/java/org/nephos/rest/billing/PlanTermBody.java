package org.nephos.rest.billing;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.problem.api.Violation;

/** A fee, a discount or a minimum to be. */
@Schema(name = "PlanTermCreate")
public record PlanTermBody(
    @NotNull @Schema(enumeration = {"monthly-fee", "one-off-fee", "discount", "minimum"})
        String kind,
    @Schema(
            description = "As it stands on the invoice; of a fee or a discount.",
            maxLength = 200,
            examples = "Support")
        String name,
    @Schema(description = "Of a discount: off this meter only; off all when left out.")
        String meter,
    @Schema(description = "Of a fee or a minimum: above 0, to cents.", examples = "49.90")
        String amount,
    @Schema(description = "Of a discount: above 0, at most 100.", examples = "12.5") String percent,
    @Schema(
            description = "Of a fee.",
            enumeration = {"STANDARD", "REDUCED", "ZERO", "EXEMPT"})
        String taxCategory,
    @Schema(description = "The next full minute when left out.") Instant validFrom,
    @Schema(description = "Exclusive; for ever when left out.") Instant validTo) {
  AddPlanTerm command() {
    List<Violation> violations = new ArrayList<>();
    BigDecimal money = Decimals.read("amount", amount, violations);
    BigDecimal share = Decimals.read("percent", percent, violations);
    Decimals.refuse(violations);
    return new AddPlanTerm(
        PlanTermKind.ofWord(kind).orElseThrow(),
        name,
        meter,
        money,
        share,
        taxCategory == null ? null : TaxCategory.valueOf(taxCategory),
        validFrom,
        validTo);
  }
}
