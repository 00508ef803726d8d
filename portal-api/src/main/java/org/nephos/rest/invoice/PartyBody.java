package org.nephos.rest.invoice;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.InvoiceView;

/** Seller or buyer, all of it. */
@Schema(name = "PartyInput")
public record PartyBody(
    @NotNull @Schema(minLength = 1, maxLength = 200, examples = "Acme GmbH") String legalName,
    @NotNull @Schema(minLength = 1, maxLength = 200, examples = "Hauptstraße 1") String street,
    @NotNull @Schema(minLength = 1, maxLength = 16, examples = "10115") String postalCode,
    @NotNull @Schema(minLength = 1, maxLength = 100, examples = "Berlin") String city,
    @NotNull @Schema(description = "ISO 3166-1, two capital letters.", examples = "DE")
        String country,
    @Schema(description = "None when left out.", examples = "DE123456788") String vatId,
    @Schema(
            description = "A seller has one; of a buyer it may be left out.",
            maxLength = 254,
            examples = "invoices@acme.example")
        String email,
    @Schema(description = "Of a seller: where to pay.", examples = "DE89370400440532013000")
        String iban) {
  InvoiceView.Party party() {
    return new InvoiceView.Party(legalName, street, postalCode, city, country, vatId, email, iban);
  }
}
