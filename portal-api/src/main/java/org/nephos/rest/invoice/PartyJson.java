package org.nephos.rest.invoice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.InvoiceView;

/** Seller or buyer. */
@Schema(name = "Party")
public record PartyJson(
    @Schema(examples = "Acme GmbH") String legalName,
    @Schema(examples = "Hauptstraße 1") String street,
    @Schema(examples = "10115") String postalCode,
    @Schema(examples = "Berlin") String city,
    @Schema(description = "ISO 3166-1, two letters.", examples = "DE") String country,
    @Schema(nullable = true, examples = "DE123456788") String vatId,
    @Schema(nullable = true, examples = "invoices@acme.example") String email,
    @Schema(nullable = true, description = "Of a seller: where to pay.") String iban) {

  /** The API's form; null stays null. */
  static PartyJson of(InvoiceView.Party party) {
    return party == null
        ? null
        : new PartyJson(
            party.legalName(),
            party.street(),
            party.postalCode(),
            party.city(),
            party.country(),
            party.vatId(),
            party.email(),
            party.iban());
  }
}
