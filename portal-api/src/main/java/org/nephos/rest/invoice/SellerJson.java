package org.nephos.rest.invoice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.SellerView;

/** Who sells. */
@Schema(name = "Seller")
public record SellerJson(
    UUID id,
    PartyJson party,
    @Schema(description = "What its numbers begin with.", examples = "NEPH") String invoicePrefix,
    @Schema(description = "How long its invoices may be open.", examples = "14") int paymentDays,
    @Schema(
            description =
                "Whether any tax rate of its country holds today; otherwise what it sells is not"
                    + " taxed.")
        boolean taxed,
    Instant createdAt) {
  static SellerJson of(SellerView view) {
    return new SellerJson(
        view.id(),
        PartyJson.of(view.party()),
        view.invoicePrefix(),
        view.paymentDays(),
        view.isTaxed(),
        view.createdAt());
  }
}
