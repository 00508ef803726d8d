package org.nephos.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Our files are, sign by sign, those that Commons CSV would write. */
class CsvFileTest {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  @Property(tries = 2000)
  void aLineIsAsCommonsCsvWritesIt(@ForAll("lines") List<List<String>> lines) throws IOException {
    StringWriter ours = new StringWriter();
    StringWriter theirs = new StringWriter();
    CSVPrinter printer = new CSVPrinter(theirs, FORMAT);
    CsvFile file = new CsvFile(ours, List.of("a", "b \"c\""));
    printer.printRecord("a", "b \"c\"");
    for (List<String> line : lines) {
      file.line(line.toArray());
      printer.printRecord(line);
    }
    assertThat(ours).hasToString(theirs.toString());
  }

  @Provide
  Arbitrary<List<List<String>>> lines() {
    Arbitrary<String> cells =
        Arbitraries.strings()
            .withChars(',', '"', '\n', '\r', ' ', '\t', '#', '!', '$', '\'', '=', 'a', '0', 'ü')
            .ofMaxLength(6)
            .injectNull(0.1);
    return cells.list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(4);
  }

  @Example
  void aLineMayBeLongerThanAnyBefore() throws IOException {
    StringWriter out = new StringWriter();
    CsvFile file = new CsvFile(out, List.of("n"));
    file.line("x".repeat(3000), "\"".repeat(5000), 1);
    assertThat(out).hasToString("n\n" + "x".repeat(3000) + ",\"" + "\"\"".repeat(5000) + "\",1\n");
  }
}
