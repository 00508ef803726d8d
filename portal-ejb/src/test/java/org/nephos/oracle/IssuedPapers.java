package org.nephos.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** What the product has issued to a tenant, by month, in the words of the oracle. */
public final class IssuedPapers {
  private IssuedPapers() {}

  /** All invoices that are issued; credit notes are none. */
  public static Map<YearMonth, Paper> of(DataSource source, UUID tenant) {
    try (Connection connection = source.getConnection()) {
      ZoneId zone = UsageOracle.zone(connection, tenant);
      Map<YearMonth, Paper> papers = new TreeMap<>();
      for (Object[] head :
          Rows.of(
              connection,
              "select id, period_from, net, tax, total from invoice where tenant_id = ? and number"
                  + " is not null and kind = 'INVOICE'",
              tenant)) {
        papers.put(
            month(head[1], zone),
            new Paper(
                items(connection, (UUID) head[0], zone),
                taxes(connection, (UUID) head[0]),
                (BigDecimal) head[2],
                (BigDecimal) head[3],
                (BigDecimal) head[4]));
      }
      return papers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> items(Connection connection, UUID invoice, ZoneId zone)
      throws SQLException {
    List<String> items = new ArrayList<>();
    for (Object[] item :
        Rows.of(
            connection,
            "select kind, project_id, meter, rate_id, from_at, cost, amount, description,"
                + " tax_category from invoice_item where invoice_id = ?",
            invoice)) {
      String kind = (String) item[0];
      String about =
          switch (kind) {
            case "USAGE" -> month(item[4], zone) + " " + item[1] + " " + item[2] + " " + item[3];
            case "ALLOWANCE", "TIER" -> item[2] + " " + item[3];
            case "MINIMUM" -> "";
            case "MANUAL" -> item[7] + " " + item[1];
            default -> (String) item[7];
          };
      items.add(
          Item.text(kind, about, (String) item[8], (BigDecimal) item[5], (BigDecimal) item[6]));
    }
    Collections.sort(items);
    return items;
  }

  private static List<String> taxes(Connection connection, UUID invoice) throws SQLException {
    List<String> taxes = new ArrayList<>();
    for (Object[] tax :
        Rows.of(
            connection,
            "select category, percent, net, tax from invoice_tax where invoice_id = ?",
            invoice)) {
      taxes.add(
          Taxes.text(
              (String) tax[0], (BigDecimal) tax[1], (BigDecimal) tax[2], (BigDecimal) tax[3]));
    }
    Collections.sort(taxes);
    return taxes;
  }

  private static YearMonth month(Object begin, ZoneId zone) {
    return YearMonth.from(((Instant) begin).atZone(zone));
  }
}
