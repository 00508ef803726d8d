package org.nephos.billing;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.nephos.billing.api.UsageLineView;
import org.nephos.csv.CsvFile;

/** Usage lines as CSV. */
final class UsageCsv {
  static final List<String> HEADER =
      List.of(
          "resourceId",
          "resourceType",
          "resourceName",
          "project",
          "projectName",
          "meter",
          "from",
          "to",
          "seconds",
          "quantity",
          "unit",
          "unitPrice",
          "cost",
          "currency",
          "open");

  private UsageCsv() {}

  /**
   * Writes header and lines, holding none of them.
   *
   * @param counted is run for each line
   */
  static void write(Iterator<UsageLine> lines, Writer out, Runnable counted) throws IOException {
    CsvFile file = new CsvFile(out, HEADER);
    while (lines.hasNext()) {
      UsageLineView line = lines.next().view();
      file.line(
          line.resource().id(),
          line.resource().type(),
          CsvFile.text(line.resource().name()),
          line.project(),
          CsvFile.text(line.projectName()),
          line.meter(),
          line.from(),
          line.to(),
          line.seconds(),
          line.quantity().toPlainString(),
          line.unit(),
          line.unitPrice().toPlainString(),
          line.cost().amount().toPlainString(),
          line.cost().currency(),
          line.open());
      counted.run();
    }
  }
}
