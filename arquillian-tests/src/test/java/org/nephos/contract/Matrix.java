package org.nephos.contract;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A table of who may what, read from a file beside the tests. */
final class Matrix {
  private Matrix() {}

  /** Its rows by their first column. */
  static Map<String, CSVRecord> read(String file) {
    Map<String, CSVRecord> rows = new LinkedHashMap<>();
    try (InputStreamReader reader =
        new InputStreamReader(Matrix.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      for (CSVRecord row :
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .setIgnoreSurroundingSpaces(true)
              .get()
              .parse(reader)) {
        if (rows.put(row.get(0), row) != null) {
          throw new IllegalStateException("two rows for " + row.get(0) + " in " + file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
