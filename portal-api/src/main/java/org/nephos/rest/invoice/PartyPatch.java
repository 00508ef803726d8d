package org.nephos.rest.invoice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.InvoiceView;

/** What of a seller is to be otherwise; what is left out stays, and an empty text takes away. */
@Schema(name = "PartyPatch")
public record PartyPatch(
    @Schema(minLength = 1, maxLength = 200) String legalName,
    @Schema(minLength = 1, maxLength = 200) String street,
    @Schema(minLength = 1, maxLength = 16) String postalCode,
    @Schema(minLength = 1, maxLength = 100) String city,
    @Schema(description = "ISO 3166-1, two capital letters.") String country,
    @Schema(description = "Empty for none.") String vatId,
    @Schema(maxLength = 254) String email,
    @Schema(description = "Empty for none.") String iban) {
  InvoiceView.Party over(InvoiceView.Party old) {
    return new InvoiceView.Party(
        or(legalName, old.legalName()),
        or(street, old.street()),
        or(postalCode, old.postalCode()),
        or(city, old.city()),
        or(country, old.country()),
        orNone(or(vatId, old.vatId())),
        or(email, old.email()),
        orNone(or(iban, old.iban())));
  }

  private static String or(String said, String old) {
    return said == null ? old : said;
  }

  private static String orNone(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
