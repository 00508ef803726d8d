package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An item of an invoice that is worked out.
 *
 * @param about what tells it from others of its kind
 * @param meter of usage and what is made of it; otherwise null
 * @param late whether it is about an earlier month
 */
record Item(
    String kind, String about, BigDecimal cost, String meter, String category, boolean late) {
  static Item of(String kind, String about, BigDecimal cost, String meter, String category) {
    return new Item(kind, about, cost, meter, category, false);
  }

  /** Rounded once, half to even. */
  BigDecimal amount() {
    return cost.setScale(2, RoundingMode.HALF_EVEN);
  }

  String text() {
    return text(kind, about, category, cost, amount());
  }

  static String text(
      String kind, String about, String category, BigDecimal cost, BigDecimal amount) {
    return String.join(
        " ",
        kind,
        about,
        category,
        cost.setScale(12).toPlainString(),
        amount.setScale(2).toPlainString());
  }
}
