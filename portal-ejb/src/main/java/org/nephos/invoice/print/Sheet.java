package org.nephos.invoice.print;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;

/** What stands on every page besides its text: running head, foot, and the mark of drafts. */
final class Sheet extends PdfPageEventHelper {
  static final float LEFT = 71;
  static final float RIGHT = 57;
  static final float TOP = 84;
  static final float BOTTOM = 88;

  private static final Color MARK = new Color(0xec, 0xee, 0xf2);
  private static final float MARK_SIZE = 130;
  private static final float MARK_ANGLE = 52;
  private static final float FOOT = 74;
  private static final float LEADING = 10;
  private static final float SMALL = 7;

  private final InvoiceView invoice;
  private final PrintWords words;
  private final PrintFonts fonts;
  private final String title;
  private final int pages;
  private int set;

  /**
   * @param pages how many there are
   */
  Sheet(InvoiceView invoice, PrintWords words, PrintFonts fonts, String title, int pages) {
    this.invoice = invoice;
    this.words = words;
    this.fonts = fonts;
    this.title = title;
    this.pages = pages;
  }

  /** How many pages were set so far. */
  int set() {
    return set;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    set++;
    float right = document.getPageSize().getWidth() - RIGHT;
    PdfContentByte canvas = writer.getDirectContent();
    if (invoice.state() == InvoiceState.DRAFT) {
      mark(writer.getDirectContentUnder(), document);
    }
    if (set > 1) {
      float top = document.getPageSize().getHeight() - 48;
      show(canvas, Element.ALIGN_LEFT, fonts.strong(title, 8.5f), LEFT, top);
      if (invoice.seller() != null) {
        String name = invoice.seller().legalName();
        show(canvas, Element.ALIGN_RIGHT, fonts.muted(name, 8.5f), right, top);
      }
    }
    line(canvas, LEFT, right, FOOT);
    foot(canvas, right);
  }

  private void mark(PdfContentByte under, Document document) {
    ColumnText.showTextAligned(
        under,
        Element.ALIGN_CENTER,
        fonts.phrase(words.say("invoice.mark"), fonts.strong(), MARK_SIZE, MARK),
        document.getPageSize().getWidth() / 2,
        document.getPageSize().getHeight() / 2 - MARK_SIZE / 2,
        MARK_ANGLE);
  }

  private void foot(PdfContentByte canvas, float right) {
    float y = FOOT - 13;
    InvoiceView.Party seller = invoice.seller();
    if (seller != null) {
      column(
          canvas,
          LEFT,
          y,
          Stream.of(
              seller.legalName(), seller.street(), seller.postalCode() + " " + seller.city()));
      column(
          canvas,
          LEFT + 165,
          y,
          Stream.of(
              seller.email(),
              seller.vatId() == null ? null : words.say("foot.vat", seller.vatId()),
              seller.iban() == null
                  ? null
                  : words.say("foot.iban", PrintWords.iban(seller.iban()))));
    }
    String page = words.say("foot.page", String.valueOf(set), String.valueOf(pages));
    show(canvas, Element.ALIGN_RIGHT, fonts.muted(page, SMALL), right, y);
  }

  private void column(PdfContentByte canvas, float x, float y, Stream<String> lines) {
    List<String> shown = new ArrayList<>(lines.filter(line -> line != null).toList());
    for (int i = 0; i < shown.size(); i++) {
      show(canvas, Element.ALIGN_LEFT, fonts.muted(shown.get(i), SMALL), x, y - i * LEADING);
    }
  }

  static void line(PdfContentByte canvas, float from, float to, float y) {
    canvas.saveState();
    canvas.setLineWidth(0.5f);
    canvas.setColorStroke(PrintFonts.LINE);
    canvas.moveTo(from, y);
    canvas.lineTo(to, y);
    canvas.stroke();
    canvas.restoreState();
  }

  static void show(PdfContentByte canvas, int align, Phrase text, float x, float y) {
    ColumnText.showTextAligned(canvas, align, text, x, y, 0);
  }
}
