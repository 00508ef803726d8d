package org.nephos.invoice;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.nephos.billing.FocusService;
import org.nephos.billing.api.FocusQuery;
import org.nephos.testing.Portal;

/** What a tenant is charged by the export of FOCUS, added up. */
final class FocusSums {
  private FocusSums() {}

  /** BilledCost by InvoiceId; what is on no invoice has none. */
  static Map<String, BigDecimal> byInvoice(Portal portal, BilledCloud cloud, UUID tenant) {
    StringWriter out = new StringWriter();
    portal.as(
        cloud.operator(),
        () -> {
          portal.get(FocusService.class).write(new FocusQuery(tenant, null, null), out);
          return null;
        });
    Map<String, BigDecimal> sums = new TreeMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var rows = format.parse(new StringReader(out.toString()))) {
      for (CSVRecord row : rows) {
        if (!row.get("InvoiceId").isEmpty()) {
          sums.merge(row.get("InvoiceId"), new BigDecimal(row.get("BilledCost")), BigDecimal::add);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    sums.replaceAll((invoice, sum) -> sum.stripTrailingZeros());
    return sums;
  }
}
