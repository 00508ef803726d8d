package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nephos.billing.TaxCategory;
import org.nephos.csv.CsvFile;
import org.nephos.invoice.api.InvoiceView;

/**
 * An invoice as CSV: a row for each item, for each tax and for the total. The amounts of items and
 * taxes add up to that of the total.
 */
@ApplicationScoped
class InvoiceCsv {
  /** The columns; amounts, quantities and prices are plain decimals with a point. */
  static final List<String> HEADER =
      List.of(
          "invoice",
          "number",
          "state",
          "row",
          "n",
          "kind",
          "correction",
          "project",
          "projectName",
          "meter",
          "description",
          "from",
          "to",
          "quantity",
          "unit",
          "unitPrice",
          "cost",
          "taxCategory",
          "taxPercent",
          "amount",
          "currency");

  /** Writes items, taxes and total, with a header; the writer stays open. */
  void write(InvoiceView invoice, Writer out) throws IOException {
    CsvFile file = new CsvFile(out, HEADER);
    Map<TaxCategory, BigDecimal> percents =
        invoice.taxes().stream()
            .collect(Collectors.toMap(InvoiceView.Tax::category, InvoiceView.Tax::percent));
    for (InvoiceView.Item item : invoice.items()) {
      item(file, invoice, item, percents.get(item.taxCategory()));
    }
    for (InvoiceView.Tax tax : invoice.taxes()) {
      sum(file, invoice, "tax", tax.category(), plain(tax.percent()), tax.net(), tax.amount());
    }
    sum(file, invoice, "total", null, null, invoice.net(), invoice.total());
  }

  private static void item(
      CsvFile file, InvoiceView invoice, InvoiceView.Item item, BigDecimal percent)
      throws IOException {
    file.line(
        invoice.id(),
        invoice.number(),
        invoice.state(),
        "item",
        item.n(),
        item.kind(),
        item.isCorrection(),
        item.project(),
        CsvFile.text(item.projectName()),
        item.meter(),
        CsvFile.text(item.description()),
        item.from(),
        item.to(),
        plain(item.quantity()),
        CsvFile.text(item.unit()),
        plain(item.unitPrice()),
        plain(item.cost()),
        item.taxCategory(),
        plain(percent),
        plain(item.amount()),
        invoice.currency());
  }

  /** A row that is of no item; {@code cost} is the net that it is of. */
  private static void sum(
      CsvFile file,
      InvoiceView invoice,
      String row,
      TaxCategory category,
      String percent,
      BigDecimal net,
      BigDecimal amount)
      throws IOException {
    file.line(
        invoice.id(),
        invoice.number(),
        invoice.state(),
        row,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        invoice.from(),
        invoice.to(),
        null,
        null,
        null,
        plain(net),
        category,
        percent,
        plain(amount),
        invoice.currency());
  }

  private static String plain(BigDecimal figure) {
    return figure == null ? null : figure.toPlainString();
  }
}
