package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The taxes of a month, by category, in the seller's country. Rule <em>Taxes</em>. */
final class Taxes {
  private final List<Object[]> rates;
  private final boolean taxed;

  Taxes(Connection connection, UUID tenant) throws SQLException {
    rates =
        Rows.of(
            connection,
            "select r.category, r.percent, r.valid_from from tax_rate r, seller s,"
                + " billing_account a where a.tenant_id = ? and s.id = a.seller_id"
                + " and r.country = s.country order by r.valid_from",
            tenant);
    taxed =
        Rows.of(connection, "select tax_treatment from billing_account where tenant_id = ?", tenant)
            .get(0)[0]
            .equals("STANDARD");
  }

  Paper on(List<Item> items, LocalDate day) {
    Map<String, BigDecimal> nets = new TreeMap<>();
    BigDecimal net = new BigDecimal("0.00");
    for (Item item : items) {
      nets.merge(item.category(), item.amount(), BigDecimal::add);
      net = net.add(item.amount());
    }
    List<String> taxes = new ArrayList<>();
    BigDecimal tax = new BigDecimal("0.00");
    for (Map.Entry<String, BigDecimal> each : nets.entrySet()) {
      BigDecimal percent = percent(each.getKey(), day);
      BigDecimal part =
          each.getValue().multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
      tax = tax.add(part);
      taxes.add(text(each.getKey(), percent, each.getValue(), part));
    }
    List<String> texts = items.stream().map(Item::text).sorted().toList();
    return new Paper(texts, taxes, net, tax, net.add(tax));
  }

  /** The latest that has begun; none where there is none. */
  private BigDecimal percent(String category, LocalDate day) {
    BigDecimal percent = BigDecimal.ZERO;
    for (Object[] rate : rates) {
      boolean begun = !LocalDate.parse(rate[2].toString()).isAfter(day);
      if (taxed && begun && rate[0].equals(category)) {
        percent = (BigDecimal) rate[1];
      }
    }
    return percent;
  }

  static String text(String category, BigDecimal percent, BigDecimal net, BigDecimal tax) {
    return category
        + " "
        + percent.setScale(4).toPlainString()
        + " "
        + net.setScale(2).toPlainString()
        + " "
        + tax.setScale(2).toPlainString();
  }
}
