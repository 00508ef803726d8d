package org.nephos.billing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a tenant owes for a month. Every sum is one of what is shown: net of the items' amounts, tax
 * of the taxes, total of both.
 *
 * @param items in the order of the invoice
 * @param taxes by category
 */
public record Bill(
    String currency,
    List<BillItem> items,
    List<Tax> taxes,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total) {
  public Bill {
    items = List.copyOf(items);
    taxes = List.copyOf(taxes);
  }

  /**
   * The tax of one category.
   *
   * @param percent 0 for a buyer who does not pay it
   * @param net the sum of the items of the category
   * @param amount net × percent, rounded once
   */
  public record Tax(TaxCategory category, BigDecimal percent, BigDecimal net, BigDecimal amount) {}

  /** Whether there is nothing to invoice. */
  public boolean isEmpty() {
    return items.isEmpty();
  }
}
