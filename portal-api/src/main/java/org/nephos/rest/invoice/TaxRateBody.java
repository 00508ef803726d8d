package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.problem.api.Violation;
import org.nephos.rest.billing.Decimals;

/** A tax rate to be. */
@Schema(name = "TaxRateCreate")
public record TaxRateBody(
    @NotNull @Schema(description = "ISO 3166-1, two capital letters.", examples = "DE")
        String country,
    @NotNull @Schema(enumeration = {"STANDARD", "REDUCED", "ZERO", "EXEMPT"}) String category,
    @NotNull @Schema(description = "0 to 100.", examples = "19") String percent,
    @NotNull @Schema(description = "The first day.", examples = "2027-01-01") String validFrom) {
  AddTaxRate command() {
    List<Violation> violations = new ArrayList<>();
    BigDecimal share = Decimals.read("percent", percent, violations);
    Decimals.refuse(violations);
    return new AddTaxRate(
        country, TaxCategory.valueOf(category), share, Days.read("validFrom", validFrom));
  }
}
