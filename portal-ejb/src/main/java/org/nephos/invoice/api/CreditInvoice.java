package org.nephos.invoice.api;

import java.util.List;

/**
 * @param items the numbers of the items to credit; empty for all that is not credited yet
 * @param reason mandatory; stands on the credit note
 */
public record CreditInvoice(List<Integer> items, String reason) {
  public CreditInvoice {
    items = items == null ? List.of() : List.copyOf(items);
  }
}
