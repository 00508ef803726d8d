package org.nephos.invoice.print;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfLiteral;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;

/**
 * An invoice or a credit note as a PDF of A4 pages. The same invoice has the same bytes: nothing in
 * it is of the moment or drawn by chance.
 */
public final class InvoiceDocument {
  private final InvoiceView invoice;
  private final PrintWords words;

  /** Of one invoice, in these words. */
  public InvoiceDocument(InvoiceView invoice, PrintWords words) {
    this.invoice = invoice;
    this.words = words;
  }

  /** The whole file. It is set twice, since each page says how many there are. */
  public byte[] bytes() {
    Setting first = set(0);
    return set(first.pages()).file();
  }

  private record Setting(byte[] file, int pages) {}

  private Setting set(int pages) {
    PrintFonts fonts = new PrintFonts();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document =
        new Document(PageSize.A4, Sheet.LEFT, Sheet.RIGHT, Letterhead.HEIGHT, Sheet.BOTTOM);
    PdfWriter writer = PdfWriter.getInstance(document, out);
    Sheet sheet = new Sheet(invoice, words, fonts, title(), pages);
    writer.setPageEvent(sheet);
    document.open();
    describe(document, writer);
    // Of the pages that follow: the head is on the first alone.
    document.setMargins(Sheet.LEFT, Sheet.RIGHT, Sheet.TOP, Sheet.BOTTOM);
    new Letterhead(invoice, words, fonts).draw(writer.getDirectContent(), document.getPageSize());
    document.add(heading(fonts));
    if (invoice.answers() != null) {
      document.add(answers(fonts));
    }
    new ItemTable(invoice, words, fonts).addTo(document, writer);
    document.add(closing(fonts));
    document.close();
    return new Setting(out.toByteArray(), sheet.set());
  }

  private String title() {
    if (invoice.state() == InvoiceState.DRAFT) {
      return words.say("invoice.title.draft");
    }
    return words.say(
        invoice.kind() == InvoiceView.Kind.INVOICE ? "invoice.title" : "invoice.title.credit",
        invoice.number());
  }

  private Paragraph heading(PrintFonts fonts) {
    Paragraph heading = new Paragraph(fonts.strong(title(), 15));
    heading.setLeading(20);
    heading.setSpacingAfter(invoice.answers() == null ? 12 : 4);
    return heading;
  }

  private Paragraph answers(PrintFonts fonts) {
    Paragraph answers =
        new Paragraph(
            fonts.plain(
                words.say("invoice.answers", invoice.answers().number(), invoice.reason()), 9));
    answers.setLeading(13.5f);
    answers.setSpacingAfter(12);
    return answers;
  }

  /** Totals and terms stay together, so that no page has a sentence alone. */
  private PdfPTable closing(PrintFonts fonts) {
    PdfPTable closing = new PdfPTable(new float[] {38, 62});
    closing.setWidthPercentage(100);
    closing.setKeepTogether(true);
    closing.setSpacingBefore(12);
    closing.addCell(plain(new PdfPCell()));
    closing.addCell(plain(new PdfPCell(new Totals(invoice, words, fonts).make())));
    PdfPCell terms = plain(new PdfPCell());
    terms.setColspan(2);
    terms.setPaddingTop(12);
    new Terms(invoice, words).paragraphs(fonts).forEach(terms::addElement);
    closing.addCell(terms);
    return closing;
  }

  private static PdfPCell plain(PdfPCell cell) {
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    return cell;
  }

  private void describe(Document document, PdfWriter writer) {
    document.addTitle(title());
    if (invoice.seller() != null) {
      document.addAuthor(invoice.seller().legalName());
    }
    PdfDictionary info = writer.getInfo();
    Instant made = invoice.issuedAt() == null ? invoice.createdAt() : invoice.issuedAt();
    PdfDate date = new PdfDate(GregorianCalendar.from(made.atZone(ZoneId.of(invoice.zone()))));
    info.put(PdfName.CREATIONDATE, date);
    info.put(PdfName.MODDATE, date);
    String id = "<" + hex(invoice.id()) + ">";
    info.put(PdfName.FILEID, new PdfLiteral("[" + id + id + "]"));
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(words.locale().toLanguageTag()));
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
