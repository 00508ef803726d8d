package org.nephos.rest.invoice;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.rest.billing.MoneyJson;

/** What was paid on an invoice. */
@Schema(name = "Payment")
public record PaymentJson(
    UUID id,
    MoneyJson amount,
    @Schema(examples = "SEPA 4711") String reference,
    @Schema(examples = "2026-12-09") String paidOn,
    @Schema(nullable = true, description = "By which credit; null for money that came in.")
        UUID credit,
    @Schema(description = "Who recorded it.") String by) {
  static PaymentJson of(InvoiceView.Payment payment, String currency) {
    return new PaymentJson(
        payment.id(),
        MoneyJson.of(new Money(payment.amount(), currency)),
        payment.reference(),
        payment.paidOn().toString(),
        payment.credit(),
        payment.by());
  }
}
