package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddManualItem;

/** What is to stand on a tenant's next invoice. */
@Schema(name = "ManualItemCreate")
public record ManualItemBody(
    @NotNull UUID tenant,
    @Schema(description = "The tenant as a whole when left out.") UUID project,
    @NotNull
        @Schema(
            description = "Stands on the invoice.",
            minLength = 1,
            maxLength = 300,
            examples = "Migration by our people")
        String description,
    @NotNull
        @Schema(
            description =
                "Not zero, negative for what is taken off; in the currency of the tenant's price"
                    + " plan.")
        MoneyBody amount,
    @Schema(
            description = "STANDARD when left out.",
            enumeration = {"STANDARD", "REDUCED", "ZERO", "EXEMPT"})
        String taxCategory) {
  AddManualItem command(String currency) {
    return new AddManualItem(
        tenant,
        project,
        description,
        amount.in(currency),
        taxCategory == null ? null : TaxCategory.valueOf(taxCategory));
  }
}
