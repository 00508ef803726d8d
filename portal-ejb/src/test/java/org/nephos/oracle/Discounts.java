package org.nephos.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Per cent of what was used, for each tax category by itself. Of one item no more than all is taken
 * off. Rule <em>Discounts</em>.
 */
final class Discounts {
  private Discounts() {}

  static List<Item> of(List<Item> used, List<Term> discounts) {
    List<Item> items = new ArrayList<>();
    BigDecimal[] left = new BigDecimal[used.size()];
    for (Term discount : discounts) {
      Map<String, BigDecimal> off = new TreeMap<>();
      for (int i = 0; i < left.length; i++) {
        Item item = used.get(i);
        left[i] = left[i] == null ? new BigDecimal("100") : left[i];
        if (discount.meter() == null || discount.meter().equals(item.meter())) {
          BigDecimal percent = left[i].min(discount.number());
          left[i] = left[i].subtract(percent);
          off.merge(
              item.category(), item.amount().multiply(percent).movePointLeft(2), BigDecimal::add);
        }
      }
      off.forEach(
          (category, amount) -> {
            if (amount.signum() != 0) {
              items.add(
                  Item.of(
                      "DISCOUNT", discount.name(), amount.negate(), discount.meter(), category));
            }
          });
    }
    return items;
  }
}
