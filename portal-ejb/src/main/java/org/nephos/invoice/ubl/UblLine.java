package org.nephos.invoice.ubl;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.InvoiceView;

/**
 * The lines. A price is never negative (rule BR-27), so what takes off has a negative quantity; and
 * a credit note says in positive figures what it gives back.
 */
final class UblLine {
  /** One: the unit of an item is no unit of the code list, and stands beside it as an attribute. */
  private static final String ONE = "C62";

  private final UblXml xml;
  private final boolean isCredit;
  private final ZoneId zone;
  private final Map<TaxCategory, UblTax> taxes;

  UblLine(UblXml xml, boolean isCredit, ZoneId zone, Map<TaxCategory, UblTax> taxes) {
    this.xml = xml;
    this.isCredit = isCredit;
    this.zone = zone;
    this.taxes = taxes;
  }

  void write(InvoiceView.Item item) {
    xml.group(isCredit ? "CreditNoteLine" : "InvoiceLine", () -> content(item));
  }

  private void content(InvoiceView.Item item) {
    BigDecimal amount = isCredit ? item.amount().negate() : item.amount();
    BigDecimal quantity = item.quantity().abs();
    xml.text("ID", String.valueOf(item.n()));
    xml.text(
        isCredit ? "CreditedQuantity" : "InvoicedQuantity",
        UblXml.plain(amount.signum() < 0 ? quantity.negate() : quantity),
        "unitCode",
        ONE);
    xml.amount("LineExtensionAmount", amount);
    UblDocument.period(xml, item.from(), item.to(), zone);
    xml.group("Item", () -> thing(item));
    xml.group("Price", () -> xml.price("PriceAmount", item.unitPrice().abs()));
  }

  private void thing(InvoiceView.Item item) {
    xml.text("Description", item.projectName());
    xml.text("Name", item.description());
    if (item.meter() != null) {
      xml.group("SellersItemIdentification", () -> xml.text("ID", item.meter()));
    }
    xml.group(
        "ClassifiedTaxCategory",
        () -> {
          taxes.get(item.taxCategory()).write(xml);
          UblParty.vat(xml);
        });
    xml.group(
        "AdditionalItemProperty",
        () -> {
          xml.text("Name", "Unit");
          xml.text("Value", item.unit());
        });
  }
}
