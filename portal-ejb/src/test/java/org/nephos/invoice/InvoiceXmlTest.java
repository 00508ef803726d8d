package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.problem.api.ConflictException;

/**
 * Every kind of invoice against the schema of UBL 2.1 as OASIS publishes it, and against the rules
 * of EN 16931 as CEN does: order, sums, taxes, code lists.
 */
class InvoiceXmlTest {
  private static byte[] bytes(InvoiceView invoice) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new InvoiceXml().write(invoice, out);
    return out.toByteArray();
  }

  private static String at(InvoiceView invoice, String path) throws IOException {
    return En16931.at(bytes(invoice), path);
  }

  static Stream<Arguments> issued() {
    return Stream.of(
        Arguments.of("one tax", Invoices.issued()),
        Arguments.of("many taxes", Invoices.manyTaxes()),
        Arguments.of("reverse charge", Invoices.reverseCharge()),
        Arguments.of("exempt", Invoices.exempt()),
        Arguments.of("partly paid", Invoices.partlyPaid()),
        Arguments.of("paid", Invoices.paid()),
        Arguments.of("a buyer without a VAT id", Invoices.boughtBy("A & B <C>")),
        Arguments.of("three hundred items", Invoices.ofItems(300)),
        Arguments.of("credit note", Invoices.creditNote()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("issued")
  void it_is_valid_by_the_schema_and_breaks_no_rule(String name, InvoiceView invoice)
      throws IOException {
    assertThat(En16931.broken(bytes(invoice))).isEmpty();
  }

  @Test
  void the_rules_would_find_a_sum_that_is_wrong() throws IOException {
    String wrong =
        new String(bytes(Invoices.issued()), StandardCharsets.UTF_8)
            .replace(">103.45</cbc:TaxInclusiveAmount>", ">103.46</cbc:TaxInclusiveAmount>");

    assertThat(En16931.broken(wrong.getBytes(StandardCharsets.UTF_8)))
        .anyMatch(rule -> rule.contains("[BR-CO-15]"));
  }

  @Test
  void the_schema_would_find_what_stands_in_the_wrong_place() throws IOException {
    String wrong =
        new String(bytes(Invoices.issued()), StandardCharsets.UTF_8)
            .replaceFirst(
                "(<cbc:ID>NEPH-000042</cbc:ID>)(<cbc:IssueDate>.{10}</cbc:IssueDate>)", "$2$1");

    assertThat(En16931.broken(wrong.getBytes(StandardCharsets.UTF_8)))
        .anyMatch(rule -> rule.contains("cvc-complex-type"));
  }

  @Test
  void it_says_what_the_invoice_says() throws IOException {
    InvoiceView invoice = Invoices.issued();

    assertThat(at(invoice, "/Invoice/ID")).isEqualTo("NEPH-000042");
    assertThat(at(invoice, "/Invoice/IssueDate")).isEqualTo("2026-12-01");
    assertThat(at(invoice, "/Invoice/InvoicePeriod/StartDate")).isEqualTo("2026-11-01");
    assertThat(at(invoice, "/Invoice/InvoicePeriod/EndDate")).isEqualTo("2026-11-30");
    assertThat(at(invoice, "//AccountingCustomerParty//RegistrationName"))
        .isEqualTo("Müller & Söhne <Überbau> AG");
    assertThat(at(invoice, "//LegalMonetaryTotal/PayableAmount")).isEqualTo("103.45");
    assertThat(at(invoice, "//PayeeFinancialAccount/ID")).isEqualTo("DE89370400440532013000");
    assertThat(at(invoice, "//InvoiceLine[8]/ID")).isEqualTo("8");
    assertThat(at(invoice, "//InvoiceLine[9]/ID")).isEmpty();
  }

  @Test
  void what_takes_off_has_a_negative_quantity_and_no_negative_price() throws IOException {
    InvoiceView invoice = Invoices.issued();

    assertThat(at(invoice, "//InvoiceLine[6]/InvoicedQuantity")).isEqualTo("-100");
    assertThat(at(invoice, "//InvoiceLine[6]/LineExtensionAmount")).isEqualTo("-1.20");
    assertThat(at(invoice, "//InvoiceLine[6]/Price/PriceAmount")).isEqualTo("0.012");
  }

  @Test
  void a_credit_note_gives_back_in_positive_figures_and_names_its_invoice() throws IOException {
    InvoiceView note = Invoices.creditNote();

    assertThat(at(note, "/CreditNote/CreditNoteTypeCode")).isEqualTo("381");
    assertThat(at(note, "//BillingReference//ID")).isEqualTo("NEPH-000041");
    assertThat(at(note, "/CreditNote/Note")).isEqualTo("The zone was not reachable for two days.");
    assertThat(at(note, "//LegalMonetaryTotal/PayableAmount")).isEqualTo("37.70");
    assertThat(at(note, "//CreditNoteLine[1]/CreditedQuantity")).isEqualTo("1440");
  }

  @Test
  void payments_that_come_later_do_not_change_it_but_credits_used_with_it_are_told()
      throws IOException {
    assertThat(at(Invoices.partlyPaid(), "//PrepaidAmount")).isEqualTo("10.00");
    assertThat(at(Invoices.partlyPaid(), "//PayableAmount")).isEqualTo("93.45");
    assertThat(bytes(Invoices.paid())).isEqualTo(bytes(Invoices.issued()));
  }

  @Test
  void a_draft_is_no_electronic_invoice() {
    assertThatThrownBy(() -> bytes(Invoices.draft()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("draft");
  }

  @Test
  void signs_that_xml_cannot_hold_are_left_out() throws IOException {
    assertThat(
            at(Invoices.boughtBy("A\u0001B\uffff"), "//AccountingCustomerParty//RegistrationName"))
        .isEqualTo("AB");
  }
}
