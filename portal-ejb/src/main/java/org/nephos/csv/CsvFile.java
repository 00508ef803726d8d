package org.nephos.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;

/**
 * A CSV file in the making: comma, quotes where needed, LF at the end of each line. Cells of free
 * text are {@link #text defused}; all others must be of our own making. A line goes to the writer
 * at once: files have up to millions of lines, of which each cell by itself would cost more than
 * what it says.
 */
public final class CsvFile {
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final char QUOTE = '"';

  private final Writer out;
  private char[] line = new char[1024];
  private int length;

  /** Begins with the header. */
  public CsvFile(Writer out, List<String> header) throws IOException {
    this.out = out;
    line(header.toArray());
  }

  /**
   * Writes a line.
   *
   * @param cells null for an empty one
   */
  public void line(Object... cells) throws IOException {
    length = 0;
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        room(1);
        line[length++] = ',';
      }
      if (cells[i] != null) {
        cell(cells[i].toString(), i == 0);
      }
    }
    room(1);
    line[length++] = '\n';
    out.write(line, 0, length);
  }

  private void cell(String value, boolean first) {
    int size = value.length();
    room(2 * size + 2);
    int begin = length;
    value.getChars(0, size, line, begin);
    length += size;
    if (wantsQuotes(begin, first)) {
      length = begin;
      quoted(value);
    }
  }

  /**
   * What separates or quotes, and more than it must be, for readers that take spaces off or lines
   * for comments: what begins with a sign up to {@code #} or ends with a space, and an empty first
   * cell, which may be all of its line.
   */
  private boolean wantsQuotes(int begin, boolean first) {
    if (length == begin) {
      return first;
    }
    if (line[begin] <= '#' || line[length - 1] <= ' ') {
      return true;
    }
    for (int i = begin; i < length; i++) {
      char sign = line[i];
      if (sign == ',' || sign == QUOTE || sign == '\n' || sign == '\r') {
        return true;
      }
    }
    return false;
  }

  private void quoted(String value) {
    line[length++] = QUOTE;
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (sign == QUOTE) {
        line[length++] = QUOTE;
      }
      line[length++] = sign;
    }
    line[length++] = QUOTE;
  }

  private void room(int more) {
    if (line.length - length < more) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
    }
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
