package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.nephos.invoice.api.InvoiceView;

class InvoiceCsvTest {
  private static String text(InvoiceView invoice) throws IOException {
    StringWriter out = new StringWriter();
    new InvoiceCsv().write(invoice, out);
    return out.toString();
  }

  private static List<CSVRecord> rows(InvoiceView invoice) throws IOException {
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(text(invoice)))
        .getRecords();
  }

  @Test
  void every_item_has_a_row_that_says_what_it_is_in_figures_of_no_locale() throws IOException {
    List<CSVRecord> rows = rows(Invoices.issued());

    assertThat(rows.stream().filter(row -> row.get("row").equals("item"))).hasSize(8);
    CSVRecord memory = rows.get(1);
    assertThat(memory.get("number")).isEqualTo("NEPH-000042");
    assertThat(memory.get("projectName")).isEqualTo("web");
    assertThat(memory.get("meter")).isEqualTo("instance.ram");
    assertThat(memory.get("from")).isEqualTo("2026-10-31T23:00:00Z");
    assertThat(memory.get("quantity")).isEqualTo("2880.500000000000");
    assertThat(memory.get("unitPrice")).isEqualTo("0.0050000000");
    assertThat(memory.get("amount")).isEqualTo("14.40");
    assertThat(memory.get("taxPercent")).isEqualTo("19.0000");
    assertThat(rows.get(4).get("correction")).isEqualTo("true");
  }

  @Test
  void items_and_taxes_add_up_to_the_total() throws IOException {
    for (InvoiceView invoice :
        List.of(Invoices.issued(), Invoices.manyTaxes(), Invoices.creditNote(), Invoices.draft())) {
      BigDecimal sum = BigDecimal.ZERO;
      for (CSVRecord row : rows(invoice)) {
        if (row.get("row").equals("total")) {
          assertThat(new BigDecimal(row.get("amount"))).isEqualByComparingTo(sum);
        }
        sum = sum.add(new BigDecimal(row.get("amount")));
      }
      assertThat(sum).isEqualByComparingTo(invoice.total().multiply(BigDecimal.valueOf(2)));
    }
  }

  @Test
  void what_a_spreadsheet_could_take_for_a_formula_is_defused() throws IOException {
    CSVRecord row = rows(Invoices.withFormulas()).get(0);

    assertThat(row.get("projectName")).isEqualTo("'=HYPERLINK(\"x\")");
    assertThat(row.get("description")).isEqualTo("'+1, \"quoted\"");
    assertThat(text(Invoices.withFormulas())).contains("\"'+1, \"\"quoted\"\"\"");
  }

  @Test
  void lines_end_with_a_line_feed_alone() throws IOException {
    assertThat(text(Invoices.issued())).startsWith("invoice,number,").doesNotContain("\r");
  }
}
