package org.nephos.rest.invoice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.rest.billing.MoneyJson;

/** Whom a tenant's invoices are made out to. */
@Schema(name = "BillingAccount")
public record BillingAccountJson(
    UUID tenant,
    @Schema(nullable = true, description = "Null while none is chosen; then nothing is issued.")
        UUID seller,
    @Schema(nullable = true) String sellerName,
    @Schema(nullable = true) PartyJson buyer,
    TaxTreatment taxTreatment,
    @Schema(nullable = true, description = "Up to when its months are closed.") Instant closedUntil,
    @Schema(description = "What its credits come to.") MoneyJson balance) {
  static BillingAccountJson of(BillingAccountView view) {
    return new BillingAccountJson(
        view.tenant(),
        view.seller(),
        view.sellerName(),
        PartyJson.of(view.buyer()),
        view.taxTreatment(),
        view.closedUntil(),
        MoneyJson.of(new Money(view.balance(), view.currency())));
  }
}
