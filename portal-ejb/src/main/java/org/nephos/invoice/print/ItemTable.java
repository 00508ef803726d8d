package org.nephos.invoice.print;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.InvoiceView;

/** The items, project by project; what is the tenant's as a whole comes last. */
final class ItemTable {
  private static final float[] WIDTHS = {24, 172, 66, 44, 68, 34, 60};
  private static final float SIZE = 8.5f;
  private static final float HEAD_SIZE = 7.5f;
  private static final float PADDING = 3.5f;

  /** A project does not begin at the foot of a page. */
  private static final float ROOM_TO_BEGIN = 70;

  private static final int QUANTITY_DECIMALS = 4;
  private static final int PRICE_DECIMALS = 10;

  private final InvoiceView invoice;
  private final PrintWords words;
  private final PrintFonts fonts;
  private final ZoneId zone;
  private final Map<TaxCategory, BigDecimal> percents;
  private final FigureColumn quantities;
  private final FigureColumn prices;

  ItemTable(InvoiceView invoice, PrintWords words, PrintFonts fonts) {
    this.invoice = invoice;
    this.words = words;
    this.fonts = fonts;
    this.zone = ZoneId.of(invoice.zone());
    this.percents =
        invoice.taxes().stream()
            .collect(
                Collectors.toMap(
                    InvoiceView.Tax::category, InvoiceView.Tax::percent, (one, other) -> one));
    this.quantities =
        column(InvoiceView.Item::quantity, value -> words.number(value, 0, QUANTITY_DECIMALS));
    this.prices =
        column(InvoiceView.Item::unitPrice, value -> words.number(value, 2, PRICE_DECIMALS));
  }

  private FigureColumn column(
      Function<InvoiceView.Item, BigDecimal> figure, Function<BigDecimal, String> written) {
    return FigureColumn.of(
        invoice.items().stream().map(figure).map(written).toList(),
        words.decimalPoint(),
        text -> fonts.width(text, SIZE));
  }

  /** Adds them, each project in a table of its own, whose head is repeated on each page. */
  void addTo(Document document, PdfWriter writer) {
    List<ItemGroup> groups = ItemGroup.of(invoice.items());
    boolean isFirst = true;
    for (ItemGroup group : groups) {
      if (!isFirst && writer.getVerticalPosition(false) < Sheet.BOTTOM + ROOM_TO_BEGIN) {
        document.newPage();
        isFirst = true;
      }
      if (!isFirst) {
        PdfPTable name = table();
        name(name, group);
        document.add(name);
      }
      document.add(table(group, isFirst, groups.size() > 1));
      isFirst = false;
    }
  }

  private PdfPTable table(ItemGroup group, boolean hasHead, boolean hasSum) {
    PdfPTable table = table();
    head(table);
    name(table, group);
    table.setHeaderRows(2);
    table.setSkipFirstHeader(!hasHead);
    group.items().forEach(item -> row(table, item));
    if (hasSum) {
      sum(table, group);
    }
    return table;
  }

  private static PdfPTable table() {
    PdfPTable table = new PdfPTable(WIDTHS);
    table.setWidthPercentage(100);
    table.setSplitLate(true);
    return table;
  }

  private void head(PdfPTable table) {
    String currency = invoice.currency();
    head(table, words.say("column.n"), Element.ALIGN_LEFT);
    head(table, words.say("column.description"), Element.ALIGN_LEFT);
    head(table, words.say("column.quantity"), Element.ALIGN_RIGHT);
    head(table, words.say("column.unit"), Element.ALIGN_LEFT);
    head(table, words.say("column.price", currency), Element.ALIGN_RIGHT);
    head(table, words.say("column.vat"), Element.ALIGN_RIGHT);
    head(table, words.say("column.amount", currency), Element.ALIGN_RIGHT);
  }

  private void head(PdfPTable table, String text, int align) {
    PdfPCell cell = new PdfPCell(fonts.phrase(text, fonts.strong(), HEAD_SIZE, PrintFonts.MUTED));
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderWidthBottom(0.9f);
    cell.setBorderColorBottom(words.colour());
    cell.setHorizontalAlignment(align);
    cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
    pad(cell);
    table.addCell(cell);
  }

  private void name(PdfPTable table, ItemGroup group) {
    PdfPCell cell = new PdfPCell(fonts.strong(title(group), SIZE));
    cell.setColspan(WIDTHS.length);
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setBackgroundColor(PrintFonts.BAND);
    pad(cell);
    table.addCell(cell);
  }

  private String title(ItemGroup group) {
    return group.project() == null
        ? words.say("group.tenant", invoice.tenantName())
        : words.say("group.project", group.name());
  }

  private void row(PdfPTable table, InvoiceView.Item item) {
    table.addCell(cell(fonts.muted(String.valueOf(item.n()), SIZE), Element.ALIGN_LEFT));
    table.addCell(description(item));
    table.addCell(figure(words.number(item.quantity(), 0, QUANTITY_DECIMALS), quantities));
    table.addCell(cell(fonts.muted(item.unit(), SIZE), Element.ALIGN_LEFT));
    table.addCell(figure(words.number(item.unitPrice(), 2, PRICE_DECIMALS), prices));
    BigDecimal percent = percents.get(item.taxCategory());
    table.addCell(
        cell(
            fonts.muted(percent == null ? "" : words.percent(percent), SIZE), Element.ALIGN_RIGHT));
    table.addCell(cell(fonts.plain(words.amount(item.amount()), SIZE), Element.ALIGN_RIGHT));
  }

  private PdfPCell description(InvoiceView.Item item) {
    PdfPCell cell = cell(null, Element.ALIGN_LEFT);
    cell.addElement(line(fonts.plain(item.description(), SIZE), 11));
    String days = words.period(item.from(), item.to(), zone);
    if (item.isCorrection()) {
      cell.addElement(line(fonts.muted(words.say("item.correction", days), HEAD_SIZE), 10));
    } else if (!item.from().equals(invoice.from()) || !item.to().equals(invoice.to())) {
      cell.addElement(line(fonts.muted(days, HEAD_SIZE), 10));
    }
    return cell;
  }

  private static Paragraph line(Phrase text, float leading) {
    Paragraph line = new Paragraph(text);
    line.setLeading(leading);
    return line;
  }

  private PdfPCell figure(String figure, FigureColumn column) {
    PdfPCell cell = cell(fonts.plain(figure, SIZE), Element.ALIGN_RIGHT);
    cell.setPaddingRight(PADDING + column.missing(figure));
    return cell;
  }

  private void sum(PdfPTable table, ItemGroup group) {
    PdfPCell of =
        cell(fonts.strong(words.say("group.sum", title(group)), SIZE), Element.ALIGN_LEFT);
    of.setColspan(WIDTHS.length - 2);
    table.addCell(of);
    PdfPCell amount = cell(fonts.strong(words.amount(group.sum()), SIZE), Element.ALIGN_RIGHT);
    amount.setColspan(2);
    table.addCell(amount);
  }

  private static PdfPCell cell(Phrase text, int align) {
    PdfPCell cell = text == null ? new PdfPCell() : new PdfPCell(text);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderWidthBottom(0.4f);
    cell.setBorderColorBottom(PrintFonts.LINE);
    cell.setHorizontalAlignment(align);
    pad(cell);
    return cell;
  }

  private static void pad(PdfPCell cell) {
    cell.setPadding(PADDING);
    cell.setPaddingBottom(PADDING + 1);
    cell.setUseAscender(true);
    cell.setUseDescender(true);
  }
}
