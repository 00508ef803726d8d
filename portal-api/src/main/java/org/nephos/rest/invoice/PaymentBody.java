package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.RecordPayment;

/** Money that came in. */
@Schema(name = "PaymentCreate")
public record PaymentBody(
    @NotNull @Schema(description = "Above 0, in the invoice's currency.") MoneyBody amount,
    @NotNull
        @Schema(
            description = "Of the bank; one invoice knows each once.",
            maxLength = 200,
            examples = "SEPA 4711")
        String reference,
    @Schema(description = "Today when left out.", examples = "2026-12-09") String paidOn) {
  RecordPayment command(String currency) {
    return new RecordPayment(amount.in(currency), reference, Days.read("paidOn", paidOn));
  }
}
