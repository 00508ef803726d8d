package org.nephos.invoice.print;

import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;

/**
 * The head of the first page: who sends it, the field that an envelope's window shows (DIN 5008,
 * form B), and beside it number and days.
 */
final class Letterhead {
  /** How much of the first page it takes, from the top. */
  static final float HEIGHT = 262;

  private static final float FIELD = 128;
  private static final float FIELD_WIDTH = 225;
  private static final float FACTS = 330;
  private static final float LEADING = 14;

  private final InvoiceView invoice;
  private final PrintWords words;
  private final PrintFonts fonts;

  Letterhead(InvoiceView invoice, PrintWords words, PrintFonts fonts) {
    this.invoice = invoice;
    this.words = words;
    this.fonts = fonts;
  }

  void draw(PdfContentByte canvas, Rectangle page) {
    float height = page.getHeight();
    float right = page.getWidth() - Sheet.RIGHT;
    canvas.saveState();
    canvas.setColorFill(words.colour());
    canvas.rectangle(Sheet.LEFT, height - 40, 28, 4);
    canvas.fill();
    canvas.restoreState();
    if (invoice.seller() != null) {
      sender(canvas, height);
    }
    block(canvas, height - FIELD, FIELD_WIDTH, address(), LEADING);
    facts(canvas, height - FIELD, right);
  }

  private void sender(PdfContentByte canvas, float height) {
    InvoiceView.Party seller = invoice.seller();
    block(canvas, height - 44, 430, List.of(fonts.strong(seller.legalName(), 15)), 19);
    String line = seller.legalName() + " · " + seller.street() + " · " + place(seller);
    block(canvas, height - FIELD + 18, FIELD_WIDTH, List.of(fonts.muted(line, 6.5f)), 8);
  }

  private List<Phrase> address() {
    InvoiceView.Party buyer = invoice.buyer();
    if (buyer == null) {
      return List.of(fonts.strong(invoice.tenantName(), 10));
    }
    List<Phrase> lines = new ArrayList<>();
    lines.add(fonts.strong(buyer.legalName(), 10));
    lines.add(fonts.plain(buyer.street(), 10));
    lines.add(fonts.plain(place(buyer), 10));
    if (invoice.seller() == null || !buyer.country().equals(invoice.seller().country())) {
      lines.add(fonts.plain(words.country(buyer.country()), 10));
    }
    return lines;
  }

  private static String place(InvoiceView.Party party) {
    return party.postalCode() + " " + party.city();
  }

  private static void block(
      PdfContentByte canvas, float top, float width, List<Phrase> lines, float leading) {
    ColumnText column = new ColumnText(canvas);
    column.setSimpleColumn(Sheet.LEFT, top - 100, Sheet.LEFT + width, top);
    for (Phrase line : lines) {
      Paragraph paragraph = new Paragraph(line);
      paragraph.setLeading(leading);
      column.addElement(paragraph);
    }
    column.go();
  }

  private void facts(PdfContentByte canvas, float top, float right) {
    ZoneId zone = ZoneId.of(invoice.zone());
    boolean isDraft = invoice.state() == InvoiceState.DRAFT;
    PdfPTable facts = new PdfPTable(new float[] {82, right - FACTS - 82});
    facts.setTotalWidth(right - FACTS);
    facts.setLockedWidth(true);
    fact(facts, "invoice.number", isDraft ? words.say("invoice.number.draft") : invoice.number());
    if (invoice.issuedAt() == null) {
      fact(facts, "invoice.asof", words.day(invoice.createdAt(), zone));
    } else {
      fact(facts, "invoice.issued", words.day(invoice.issuedAt(), zone));
    }
    fact(facts, "invoice.period", words.period(invoice.from(), invoice.to(), zone));
    if (invoice.dueAt() != null) {
      fact(facts, "invoice.due", words.day(invoice.dueAt(), zone));
    }
    if (invoice.buyer() != null && invoice.buyer().vatId() != null) {
      fact(facts, "invoice.buyer.vat", invoice.buyer().vatId());
    }
    facts.writeSelectedRows(0, -1, FACTS, top, canvas);
  }

  private void fact(PdfPTable facts, String label, String value) {
    facts.addCell(cell(fonts.muted(words.say(label), 8)));
    facts.addCell(cell(fonts.plain(value, 8.5f)));
  }

  private static PdfPCell cell(Phrase text) {
    PdfPCell cell = new PdfPCell(text);
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    cell.setPaddingBottom(4.5f);
    cell.setUseAscender(true);
    cell.setHorizontalAlignment(Element.ALIGN_LEFT);
    return cell;
  }
}
