package org.nephos.invoice.ubl;

import org.nephos.invoice.api.InvoiceView;

/** Seller or buyer. */
final class UblParty {
  private UblParty() {}

  /**
   * Writes one.
   *
   * @param role the element around it
   */
  static void write(UblXml xml, String role, InvoiceView.Party party) {
    xml.group(role, () -> xml.group("Party", () -> content(xml, party)));
  }

  private static void content(UblXml xml, InvoiceView.Party party) {
    xml.text("EndpointID", party.email(), "schemeID", "EM");
    xml.group("PartyName", () -> xml.text("Name", party.legalName()));
    xml.group("PostalAddress", () -> address(xml, party));
    if (party.vatId() != null) {
      xml.group(
          "PartyTaxScheme",
          () -> {
            xml.text("CompanyID", party.vatId());
            vat(xml);
          });
    }
    xml.group("PartyLegalEntity", () -> xml.text("RegistrationName", party.legalName()));
    if (party.email() != null) {
      xml.group("Contact", () -> xml.text("ElectronicMail", party.email()));
    }
  }

  private static void address(UblXml xml, InvoiceView.Party party) {
    xml.text("StreetName", party.street());
    xml.text("CityName", party.city());
    xml.text("PostalZone", party.postalCode());
    xml.group("Country", () -> xml.text("IdentificationCode", party.country()));
  }

  static void vat(UblXml xml) {
    xml.group("TaxScheme", () -> xml.text("ID", "VAT"));
  }
}
