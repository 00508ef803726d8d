package org.nephos.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file in the making: comma, quotes where needed, LF at the end of each line. Cells of free
 * text are {@link #text defused}; all others must be of our own making.
 */
public final class CsvFile {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final CSVPrinter printer;

  /** Begins with the header. */
  public CsvFile(Writer out, List<String> header) throws IOException {
    printer =
        new CSVPrinter(
            out,
            CSVFormat.DEFAULT
                .builder()
                .setRecordSeparator('\n')
                .setHeader(header.toArray(String[]::new))
                .get());
  }

  /** Writes a line. */
  public void line(Object... cells) throws IOException {
    printer.printRecord(cells);
  }

  /**
   * A cell that somebody typed. A spreadsheet takes what begins like a formula for one, so such a
   * text is written with a leading apostrophe.
   */
  public static String text(String typed) {
    return typed != null && !typed.isEmpty() && FORMULA_STARTS.indexOf(typed.charAt(0)) >= 0
        ? "'" + typed
        : typed;
  }
}
