package org.nephos.rest.invoice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;

/** What of a seller is to be otherwise; what is left out stays. */
@Schema(name = "SellerPatch")
public record SellerPatch(
    PartyPatch party, @Schema(description = "0 to 365.", examples = "30") Integer paymentDays) {
  SaveSeller over(SellerView old) {
    return new SaveSeller(
        party == null ? old.party() : party.over(old.party()),
        old.invoicePrefix(),
        paymentDays == null ? old.paymentDays() : paymentDays);
  }
}
