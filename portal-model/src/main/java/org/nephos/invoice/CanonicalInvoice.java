package org.nephos.invoice;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;
import org.nephos.billing.PartyData;
import org.nephos.digest.Sha256;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.InvoiceContent.Tax;

/**
 * The one form in bytes that an invoice has, whatever it was read from: a line of text for its
 * head, each item, each cost row and each tax, in UTF-8. Numbers are without trailing zeros, texts
 * are escaped, what is not there is {@code ~}. Rule <em>Replay</em> of docs/money.md.
 */
public final class CanonicalInvoice {
  private static final Comparator<Row> ROWS =
      Comparator.comparing((Row row) -> row.resource() == null)
          .thenComparing(row -> String.valueOf(row.resource()))
          .thenComparing(row -> row.quantity().signum() == 0)
          .thenComparing(Row::cost);

  private final StringBuilder text = new StringBuilder();

  private CanonicalInvoice() {}

  /** Its bytes. */
  public static byte[] bytes(InvoiceContent content) {
    return text(content).getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of its bytes, in hexadecimal digits. */
  public static String digest(InvoiceContent content) {
    return Sha256.hex(text(content));
  }

  private static String text(InvoiceContent content) {
    CanonicalInvoice form = new CanonicalInvoice();
    form.head(content);
    content.lines().stream().sorted(Comparator.comparingInt(Line::n)).forEach(form::line);
    content.taxes().stream().sorted(Comparator.comparing(Tax::category)).forEach(form::tax);
    form.add("sum", content.net(), content.tax(), content.total());
    return form.text.toString();
  }

  private void head(InvoiceContent content) {
    add(
        content.answers() == null ? "invoice" : "credit-note",
        content.id(),
        content.number(),
        content.tenant(),
        content.from(),
        content.to(),
        content.currency(),
        content.priceVersion(),
        content.taxTreatment(),
        content.answers(),
        content.reason());
    party("seller", content.seller());
    party("buyer", content.buyer());
  }

  private void party(String word, PartyData party) {
    if (party != null) {
      add(
          word,
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

  private void line(Line line) {
    add(
        "item",
        line.n(),
        line.kind(),
        line.isCorrection(),
        line.project(),
        line.meter(),
        line.rate(),
        line.rule(),
        line.description(),
        line.from(),
        line.to(),
        line.quantity(),
        line.unit(),
        line.unitPrice(),
        line.cost(),
        line.amount(),
        line.taxCategory());
    line.rows().stream().sorted(ROWS).forEach(this::row);
  }

  private void row(Row row) {
    add(
        "row",
        row.resource(),
        row.resourceType(),
        row.resourceName(),
        row.seconds(),
        row.quantity(),
        row.cost());
  }

  private void tax(Tax tax) {
    add("tax", tax.category(), tax.percent(), tax.net(), tax.tax());
  }

  private void add(String word, Object... values) {
    text.append(word);
    for (Object value : values) {
      text.append('|').append(plain(value));
    }
    text.append('\n');
  }

  private static String plain(Object value) {
    if (value == null) {
      return "~";
    }
    if (value instanceof BigDecimal number) {
      // Zero keeps its scale when it is stripped, in some versions of Java.
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    if (value instanceof UUID || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return value
        .toString()
        .replace("\\", "\\\\")
        .replace("|", "\\p")
        .replace("~", "\\t")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
  }
}
