package org.nephos.invoice.print;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;

/** Net, taxes by category, total; and of what is issued, what is paid and what is open. */
final class Totals {
  private static final float SIZE = 9;

  private final InvoiceView invoice;
  private final PrintWords words;
  private final PrintFonts fonts;

  Totals(InvoiceView invoice, PrintWords words, PrintFonts fonts) {
    this.invoice = invoice;
    this.words = words;
    this.fonts = fonts;
  }

  PdfPTable make() {
    PdfPTable table = new PdfPTable(new float[] {200, 90});
    row(table, words.say("total.net"), invoice.net());
    invoice.taxes().forEach(tax -> row(table, name(tax), tax.amount()));
    strong(table, words.say("total.total", invoice.currency()), invoice.total());
    if (invoice.kind() == InvoiceView.Kind.INVOICE && invoice.state() != InvoiceState.DRAFT) {
      paid(table);
    }
    return table;
  }

  private String name(InvoiceView.Tax tax) {
    String net = words.amount(tax.net());
    return tax.category() == TaxCategory.EXEMPT && invoice.taxTreatment() == TaxTreatment.STANDARD
        ? words.say("total.exempt", net)
        : words.say("total.tax", words.number(tax.percent(), 0, 4), net);
  }

  private void paid(PdfPTable table) {
    for (InvoiceView.Payment payment : invoice.payments()) {
      String day = words.day(payment.paidOn());
      String name =
          payment.credit() == null
              ? words.say("total.paid", day, payment.reference())
              : words.say("total.credit", day);
      row(table, name, payment.amount().negate());
    }
    BigDecimal answered = invoice.total().subtract(invoice.paid()).subtract(invoice.open());
    if (answered.signum() > 0 && !invoice.creditNotes().isEmpty()) {
      row(table, words.say("total.answered", notes(invoice)), answered.negate());
    }
    if (!invoice.payments().isEmpty() || !invoice.creditNotes().isEmpty()) {
      strong(table, words.say("total.open", invoice.currency()), invoice.open());
    }
  }

  /** The numbers of the credit notes that answer it. */
  static String notes(InvoiceView invoice) {
    return invoice.creditNotes().stream()
        .map(InvoiceView.Ref::number)
        .collect(Collectors.joining(", "));
  }

  private void row(PdfPTable table, String name, BigDecimal amount) {
    table.addCell(cell(fonts.muted(name, SIZE), Element.ALIGN_LEFT, false));
    table.addCell(cell(fonts.plain(words.amount(amount), SIZE), Element.ALIGN_RIGHT, false));
  }

  private void strong(PdfPTable table, String name, BigDecimal amount) {
    table.addCell(cell(fonts.strong(name, SIZE + 1), Element.ALIGN_LEFT, true));
    table.addCell(cell(fonts.strong(words.amount(amount), SIZE + 1), Element.ALIGN_RIGHT, true));
  }

  private PdfPCell cell(Phrase text, int align, boolean isTotal) {
    PdfPCell cell = new PdfPCell(text);
    cell.setBorder(isTotal ? Rectangle.TOP : Rectangle.NO_BORDER);
    if (isTotal) {
      cell.setBorderWidthTop(0.9f);
      cell.setBorderColorTop(words.colour());
    }
    cell.setHorizontalAlignment(align);
    cell.setPadding(4);
    cell.setPaddingTop(isTotal ? 6 : 4);
    cell.setPaddingBottom(isTotal ? 8 : 4);
    cell.setUseAscender(true);
    cell.setUseDescender(true);
    return cell;
  }
}
