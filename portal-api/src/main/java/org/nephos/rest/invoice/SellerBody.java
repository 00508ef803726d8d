package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.SaveSeller;

/** A seller to be. */
@Schema(name = "SellerCreate")
public record SellerBody(
    @NotNull PartyBody party,
    @NotNull
        @Schema(
            description = "1 to 16 capital letters, digits and hyphens; cannot change later.",
            maxLength = 16,
            examples = "NEPH")
        String invoicePrefix,
    @NotNull @Schema(description = "0 to 365.", examples = "14") Integer paymentDays) {
  SaveSeller command() {
    return new SaveSeller(party.party(), invoicePrefix, paymentDays);
  }
}
