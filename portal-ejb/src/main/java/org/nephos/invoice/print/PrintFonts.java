package org.nephos.invoice.print;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The type of documents: two weights of Inter with figures of one width. They are embedded whole,
 * because the name of a part of a font is drawn by chance, and the same invoice is to have the same
 * bytes.
 */
final class PrintFonts {
  static final Color INK = new Color(0x17, 0x1b, 0x22);
  static final Color MUTED = new Color(0x56, 0x60, 0x70);
  static final Color LINE = new Color(0xd5, 0xda, 0xe2);
  static final Color BAND = new Color(0xf3, 0xf5, 0xf9);

  private static final String FOLDER = "org/nephos/themes/print/";
  private static final int NO_GLYPH = '\u25a1';

  private final BaseFont regular;
  private final BaseFont strong;

  /** Those of one document. */
  PrintFonts() {
    regular = read("Inter-Regular.ttf");
    strong = read("Inter-SemiBold.ttf");
  }

  private static BaseFont read(String name) {
    try (InputStream file = PrintFonts.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("the font " + name + " is missing");
      }
      BaseFont font =
          BaseFont.createFont(
              name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file.readAllBytes(), null);
      font.setSubset(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BaseFont strong() {
    return strong;
  }

  Phrase plain(String text, float size) {
    return phrase(text, regular, size, INK);
  }

  Phrase strong(String text, float size) {
    return phrase(text, strong, size, INK);
  }

  Phrase muted(String text, float size) {
    return phrase(text, regular, size, MUTED);
  }

  Phrase phrase(String text, BaseFont font, float size, Color colour) {
    return new Phrase(new Chunk(readable(text), new Font(font, size, Font.NORMAL, colour)));
  }

  /** How wide a plain text is. */
  float width(String text, float size) {
    return regular.getWidthPoint(text, size);
  }

  /** What the font does not have is shown as missing, and not left out without a word. */
  String readable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .map(sign -> Character.isWhitespace(sign) ? ' ' : sign)
        .map(sign -> regular.charExists(sign) ? sign : NO_GLYPH)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
