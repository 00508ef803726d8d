package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.SaveBillingAccount;

/** Whom a tenant's invoices are to be made out to, all of it. */
@Schema(name = "BillingAccountUpdate")
public record BillingAccountBody(
    @NotNull UUID seller,
    @NotNull PartyBody buyer,
    @NotNull
        @Schema(
            description = "Reverse charge asks for a VAT id.",
            enumeration = {"STANDARD", "REVERSE_CHARGE", "EXEMPT"})
        String taxTreatment) {
  SaveBillingAccount command() {
    return new SaveBillingAccount(seller, buyer.party(), TaxTreatment.valueOf(taxTreatment));
  }
}
