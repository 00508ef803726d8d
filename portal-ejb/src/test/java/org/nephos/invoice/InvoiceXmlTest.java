package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import net.sf.saxon.TransformerFactoryImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.problem.api.ConflictException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Every kind of invoice against the schema of UBL 2.1 as OASIS publishes it, and against the rules
 * of EN 16931 as CEN does: order, sums, taxes, code lists.
 */
class InvoiceXmlTest {
  private static final String RULES = "/external/schematron/1.3.13/ubl/EN16931-UBL-validation.xslt";

  private static Templates rules;
  private static Schema invoices;
  private static Schema creditNotes;

  @BeforeAll
  static void read() throws TransformerException, SAXException {
    rules = new TransformerFactoryImpl().newTemplates(source(RULES));
    invoices = schema("Invoice");
    creditNotes = schema("CreditNote");
  }

  private static Source source(String path) {
    return new StreamSource(InvoiceXmlTest.class.getResource(path).toExternalForm());
  }

  private static Schema schema(String document) throws SAXException {
    return SchemaFactory.newDefaultInstance()
        .newSchema(
            new Source[] {
              source("/schemas/CCTS_CCT_SchemaModule.xsd"),
              source("/schemas/xmldsig-core-schema.xsd"),
              source("/schemas/XAdES01903v132-201601.xsd"),
              source("/schemas/XAdES01903v141-201601.xsd"),
              source("/external/schemas/ubl21/maindoc/UBL-" + document + "-2.1.xsd")
            });
  }

  private static byte[] bytes(InvoiceView invoice) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new InvoiceXml().write(invoice, out);
    return out.toByteArray();
  }

  private static String at(InvoiceView invoice, String path)
      throws IOException, XPathExpressionException {
    XPath xpath = XPathFactory.newDefaultInstance().newXPath();
    return xpath.evaluate(
        path.replaceAll("(?<=/|^)([A-Za-z]+)", "*[local-name()='$1']"), parsed(bytes(invoice)));
  }

  private static Document parsed(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The rules that it breaks, in the words of the standard. */
  private static List<String> broken(byte[] xml)
      throws TransformerException, XPathExpressionException {
    StringWriter report = new StringWriter();
    rules
        .newTransformer()
        .transform(new StreamSource(new ByteArrayInputStream(xml)), new StreamResult(report));
    var failed =
        (org.w3c.dom.NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(
                    "//*[local-name()='failed-assert']",
                    parsed(report.toString().getBytes(StandardCharsets.UTF_8)),
                    javax.xml.xpath.XPathConstants.NODESET);
    return Stream.iterate(0, i -> i < failed.getLength(), i -> i + 1)
        .map(i -> failed.item(i).getTextContent().strip())
        .toList();
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
  void it_is_valid_by_the_schema_of_ubl(String name, InvoiceView invoice)
      throws IOException, SAXException {
    Schema schema = invoice.kind() == InvoiceView.Kind.INVOICE ? invoices : creditNotes;
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes(invoice))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("issued")
  void it_breaks_no_rule_of_the_standard(String name, InvoiceView invoice)
      throws IOException, TransformerException, XPathExpressionException {
    assertThat(broken(bytes(invoice))).isEmpty();
  }

  @Test
  void the_rules_would_find_a_sum_that_is_wrong()
      throws IOException, TransformerException, XPathExpressionException {
    String wrong =
        new String(bytes(Invoices.issued()), StandardCharsets.UTF_8)
            .replace(">103.45</cbc:TaxInclusiveAmount>", ">103.46</cbc:TaxInclusiveAmount>");

    assertThat(broken(wrong.getBytes(StandardCharsets.UTF_8)))
        .anyMatch(rule -> rule.contains("[BR-CO-15]"));
  }

  @Test
  void it_says_what_the_invoice_says() throws IOException, XPathExpressionException {
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
  void what_takes_off_has_a_negative_quantity_and_no_negative_price()
      throws IOException, XPathExpressionException {
    InvoiceView invoice = Invoices.issued();

    assertThat(at(invoice, "//InvoiceLine[6]/InvoicedQuantity")).isEqualTo("-100");
    assertThat(at(invoice, "//InvoiceLine[6]/LineExtensionAmount")).isEqualTo("-1.20");
    assertThat(at(invoice, "//InvoiceLine[6]/Price/PriceAmount")).isEqualTo("0.012");
  }

  @Test
  void a_credit_note_gives_back_in_positive_figures_and_names_its_invoice()
      throws IOException, XPathExpressionException {
    InvoiceView note = Invoices.creditNote();

    assertThat(at(note, "/CreditNote/CreditNoteTypeCode")).isEqualTo("381");
    assertThat(at(note, "//BillingReference//ID")).isEqualTo("NEPH-000041");
    assertThat(at(note, "/CreditNote/Note")).isEqualTo("The zone was not reachable for two days.");
    assertThat(at(note, "//LegalMonetaryTotal/PayableAmount")).isEqualTo("37.70");
    assertThat(at(note, "//CreditNoteLine[1]/CreditedQuantity")).isEqualTo("1440");
  }

  @Test
  void payments_that_come_later_do_not_change_it_but_credits_used_with_it_are_told()
      throws IOException, XPathExpressionException {
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
  void signs_that_xml_cannot_hold_are_left_out() throws IOException, XPathExpressionException {
    assertThat(
            at(Invoices.boughtBy("A\u0001B\uffff"), "//AccountingCustomerParty//RegistrationName"))
        .isEqualTo("AB");
  }
}
