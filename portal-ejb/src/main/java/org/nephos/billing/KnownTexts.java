package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Texts of figures and times that come again and again, such as prices and full hours: making one
 * anew costs much more than finding it. So many at most, then all are forgotten.
 */
final class KnownTexts {
  private static final int MOST = 4096;

  private final Map<Object, String> known = new HashMap<>();
  private final Map<BigDecimal, String> prices = new HashMap<>();

  /**
   * A number without an exponent, a sign of its own or zeros at the end.
   *
   * @param value null for null
   */
  String of(BigDecimal value) {
    if (value == null) {
      return null;
    }
    String text = known.get(value);
    return text != null ? text : keep(known, value, plain(value));
  }

  /**
   * A time in the specification's form, which whole seconds have by themselves.
   *
   * @param value null for null
   */
  String of(Instant value) {
    if (value == null) {
      return null;
    }
    String text = known.get(value);
    return text != null ? text : keep(known, value, value.toString());
  }

  /** A price as people read it, with two decimals at least. */
  String price(BigDecimal value) {
    String text = prices.get(value);
    return text != null
        ? text
        : keep(prices, value, Rounding.trim(value, Rounding.CENTS).toPlainString());
  }

  private static <K> String keep(Map<? super K, String> texts, K value, String text) {
    if (texts.size() >= MOST) {
      texts.clear();
    }
    texts.put(value, text);
    return text;
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
