package org.nephos.invoice.ubl;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.nephos.billing.TaxCategory;
import org.nephos.brand.BrandTexts;
import org.nephos.invoice.api.InvoiceView;

/**
 * An issued invoice or credit note. It is what was issued: credits that were used up with it are
 * told as paid, payments that came in later are not.
 */
public final class UblDocument {
  private static final String PROFILE = "urn:cen.eu:en16931:2017";
  private static final String INVOICE = "380";
  private static final String CREDIT_NOTE = "381";
  private static final String SEPA_TRANSFER = "58";

  private final InvoiceView invoice;
  private final BrandTexts texts;
  private final boolean isCredit;
  private final ZoneId zone;
  private final UblXml xml;

  /**
   * @param invoice issued, so it has number, seller and buyer
   */
  public UblDocument(InvoiceView invoice, BrandTexts texts) {
    this.invoice = invoice;
    this.texts = texts;
    this.isCredit = invoice.kind() == InvoiceView.Kind.CREDIT_NOTE;
    this.zone = ZoneId.of(invoice.zone());
    this.xml = new UblXml(isCredit ? "CreditNote" : "Invoice", invoice.currency());
  }

  /** The whole document, in UTF-8. */
  public byte[] bytes() {
    head();
    UblParty.write(xml, "AccountingSupplierParty", invoice.seller());
    UblParty.write(xml, "AccountingCustomerParty", invoice.buyer());
    payment();
    taxes();
    totals();
    UblLine lines = new UblLine(xml, isCredit, zone, categories());
    invoice.items().forEach(lines::write);
    return xml.end();
  }

  private void head() {
    xml.text("CustomizationID", PROFILE);
    xml.text("ID", invoice.number());
    xml.text("IssueDate", day(invoice.issuedAt(), zone));
    if (isCredit) {
      xml.text("CreditNoteTypeCode", CREDIT_NOTE);
    } else {
      xml.text("DueDate", day(invoice.dueAt(), zone));
      xml.text("InvoiceTypeCode", INVOICE);
    }
    xml.text("Note", invoice.reason());
    xml.text("DocumentCurrencyCode", invoice.currency());
    period(xml, invoice.from(), invoice.to(), zone);
    if (invoice.answers() != null) {
      xml.group(
          "BillingReference",
          () ->
              xml.group(
                  "InvoiceDocumentReference", () -> xml.text("ID", invoice.answers().number())));
    }
  }

  private void payment() {
    if (isCredit) {
      xml.group("PaymentTerms", () -> xml.text("Note", texts.of("terms.credit")));
    } else if (invoice.seller().iban() != null) {
      xml.group(
          "PaymentMeans",
          () -> {
            xml.text("PaymentMeansCode", SEPA_TRANSFER);
            xml.text("PaymentID", invoice.number());
            xml.group(
                "PayeeFinancialAccount",
                () -> {
                  xml.text("ID", invoice.seller().iban().replace(" ", ""));
                  xml.text("Name", invoice.seller().legalName());
                });
          });
    }
  }

  private void taxes() {
    xml.group(
        "TaxTotal",
        () -> {
          xml.amount("TaxAmount", signed(invoice.tax()));
          UblTax.of(invoice).forEach(this::subtotal);
        });
  }

  private void subtotal(UblTax tax) {
    xml.group(
        "TaxSubtotal",
        () -> {
          xml.amount("TaxableAmount", signed(tax.net()));
          xml.amount("TaxAmount", signed(tax.amount()));
          xml.group(
              "TaxCategory",
              () -> {
                tax.write(xml);
                if (tax.code().equals("AE")) {
                  xml.text("TaxExemptionReasonCode", "VATEX-EU-AE");
                  xml.text("TaxExemptionReason", texts.of("terms.reverse"));
                } else if (tax.code().equals("E")) {
                  xml.text("TaxExemptionReason", texts.of("terms.exempt"));
                }
                UblParty.vat(xml);
              });
        });
  }

  private void totals() {
    BigDecimal prepaid =
        invoice.payments().stream()
            .filter(payment -> payment.credit() != null)
            .map(InvoiceView.Payment::amount)
            .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    xml.group(
        "LegalMonetaryTotal",
        () -> {
          xml.amount("LineExtensionAmount", signed(invoice.net()));
          xml.amount("TaxExclusiveAmount", signed(invoice.net()));
          xml.amount("TaxInclusiveAmount", signed(invoice.total()));
          if (prepaid.signum() != 0) {
            xml.amount("PrepaidAmount", prepaid);
          }
          xml.amount("PayableAmount", signed(invoice.total()).subtract(prepaid));
        });
  }

  private Map<TaxCategory, UblTax> categories() {
    Map<TaxCategory, UblTax> categories = new EnumMap<>(TaxCategory.class);
    invoice
        .taxes()
        .forEach(tax -> categories.put(tax.category(), UblTax.of(tax, invoice.taxTreatment())));
    return categories;
  }

  /** A credit note says in positive figures what it gives back. */
  private BigDecimal signed(BigDecimal amount) {
    return isCredit ? amount.negate() : amount;
  }

  static void period(UblXml xml, Instant from, Instant to, ZoneId zone) {
    xml.group(
        "InvoicePeriod",
        () -> {
          xml.text("StartDate", day(from, zone));
          xml.text("EndDate", day(to.minusNanos(1), zone));
        });
  }

  private static String day(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().toString();
  }
}
