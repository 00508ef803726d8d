package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What a credit note for some items of an invoice comes to. The tax of a category is the tax on all
 * that is credited of it, less what earlier notes have credited. Rule <em>Credit notes</em>.
 */
public final class NoteTotal {
  private NoteTotal() {}

  /**
   * Net and tax of what is given back, positive.
   *
   * @param before the numbers of the items that were credited before
   * @param now those that are credited now
   */
  public static BigDecimal of(
      DataSource source, UUID invoice, Set<Integer> before, Set<Integer> now) {
    try (Connection connection = source.getConnection()) {
      BigDecimal total = new BigDecimal("0.00");
      for (Object[] tax :
          Rows.of(
              connection,
              "select category, percent from invoice_tax where invoice_id = ?",
              invoice)) {
        BigDecimal old = new BigDecimal("0.00");
        BigDecimal added = old;
        for (Object[] item :
            Rows.of(
                connection,
                "select n, amount, tax_category from invoice_item where invoice_id = ?",
                invoice)) {
          if (item[2].equals(tax[0])) {
            old = before.contains(item[0]) ? old.add((BigDecimal) item[1]) : old;
            added = now.contains(item[0]) ? added.add((BigDecimal) item[1]) : added;
          }
        }
        BigDecimal percent = (BigDecimal) tax[1];
        total = total.add(added).add(on(old.add(added), percent)).subtract(on(old, percent));
      }
      return total;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigDecimal on(BigDecimal net, BigDecimal percent) {
    return net.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
  }
}
