package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.problem.api.ConflictException;
import org.nephos.testing.Portal;

/**
 * A month with usage, allowance, tier, discount, fees, minimum and an item by hand, in each form.
 */
class InvoiceFormsIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static InvoicedCloud cloud;
  private static InvoiceView invoice;
  private static UUID draft;

  @BeforeAll
  static void aMonthWithEverything() {
    cloud = new InvoicedCloud(portal);
    cloud.withEverything();
    cloud.instance("web", cloud.month().from().minus(Duration.ofHours(30)));
    cloud.byHand("Setup", "12.34");
    cloud.issue(cloud.month());
    invoice = cloud.invoice(cloud.month());
    cloud.byHand("Next month", "1.00");
    draft =
        cloud.invoices().stream()
            .filter(one -> one.number() == null)
            .map(InvoiceView::id)
            .findFirst()
            .orElseThrow();
  }

  private static String pdf(UUID id) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    cloud.asOperator(
        () -> {
          portal.get(InvoiceService.class).writePdf(id, out);
          return null;
        });
    StringBuilder text = new StringBuilder();
    try (PdfReader reader = new PdfReader(out.toByteArray())) {
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        text.append(new PdfTextExtractor(reader).getTextFromPage(page));
      }
    }
    return text.toString().replaceAll("[\\s\\u00a0]+", "");
  }

  private static byte[] xml(UUID id) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    cloud.asOperator(
        () -> {
          portal.get(InvoiceService.class).writeXml(id, out);
          return null;
        });
    return out.toByteArray();
  }

  @Test
  void thePdfSaysEachItemAndTheTotal() throws IOException {
    String text = pdf(invoice.id());

    assertThat(text).contains(invoice.number(), "NephosGmbH", "AcmeAG", invoice.total().toString());
    for (InvoiceView.Item item : invoice.items()) {
      assertThat(text).contains(item.description().replace(" ", ""));
    }
    assertThat(pdf(draft)).contains("DRAFT", "Nextmonth");
  }

  @Test
  void theCsvAddsUp() throws IOException {
    StringWriter out = new StringWriter();
    cloud.asOperator(
        () -> {
          portal.get(InvoiceService.class).writeCsv(invoice.id(), out);
          return null;
        });
    List<CSVRecord> rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(out.toString()))
            .getRecords();

    BigDecimal sum = BigDecimal.ZERO;
    for (CSVRecord row : rows.subList(0, rows.size() - 1)) {
      sum = sum.add(new BigDecimal(row.get("amount")));
    }
    assertThat(rows).hasSize(invoice.items().size() + invoice.taxes().size() + 1);
    assertThat(new BigDecimal(rows.get(rows.size() - 1).get("amount"))).isEqualByComparingTo(sum);
    assertThat(sum).isEqualByComparingTo(invoice.total());
  }

  @Test
  void theElectronicInvoiceAndItsCreditNoteBreakNoRuleOfTheStandard() {
    byte[] issued = xml(invoice.id());
    InvoiceView note =
        cloud.asOperator(
            () ->
                portal
                    .get(InvoiceService.class)
                    .credit(invoice.id(), new CreditInvoice(List.of(1), "Not reachable"), null));

    assertThat(En16931.broken(issued)).isEmpty();
    assertThat(En16931.broken(xml(note.id()))).isEmpty();
    assertThat(En16931.at(xml(note.id()), "//BillingReference//ID")).isEqualTo(invoice.number());
    assertThat(xml(invoice.id())).isEqualTo(issued);
  }

  @Test
  void aDraftIsNoElectronicInvoice() {
    assertThatThrownBy(() -> xml(draft)).isInstanceOf(ConflictException.class);
  }
}
