package org.nephos.billing;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.billing.api.UsageTotalsView.Key;
import org.nephos.billing.api.UsageTotalsView.Row;
import org.nephos.csv.CsvFile;

/** Totals of usage as CSV. */
final class TotalsCsv {
  private TotalsCsv() {}

  /**
   * Writes header and rows.
   *
   * @param counted is run for each row
   */
  static void write(UsageTotalsView totals, Writer out, Runnable counted) throws IOException {
    CsvFile file = new CsvFile(out, header(totals.by()));
    for (Row row : totals.rows()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < totals.by().size(); i++) {
        Key key = row.keys().get(i);
        cells.add(CsvFile.text(key.id()));
        if (isNamed(totals.by().get(i))) {
          cells.add(CsvFile.text(key.name()));
        }
      }
      cells.add(row.quantity() == null ? null : row.quantity().toPlainString());
      cells.add(row.unit());
      cells.add(row.cost().amount().toPlainString());
      cells.add(row.cost().currency());
      file.line(cells.toArray());
      counted.run();
    }
  }

  private static List<String> header(List<UsageGrouping> by) {
    List<String> header = new ArrayList<>();
    for (UsageGrouping each : by) {
      header.add(CsvFile.text(each.word()));
      if (isNamed(each)) {
        header.add(each.word() + "Name");
      }
    }
    header.addAll(List.of("quantity", "unit", "cost", "currency"));
    return header;
  }

  private static boolean isNamed(UsageGrouping each) {
    return switch (each.by()) {
      case PROJECT, RESOURCE, FLAVOR -> true;
      case TAG, METER, DAY, ZONE -> false;
    };
  }
}
