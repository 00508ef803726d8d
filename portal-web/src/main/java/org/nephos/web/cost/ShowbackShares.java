package org.nephos.web.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nephos.billing.Money;
import org.nephos.billing.api.UsageTotalsView.Row;

/**
 * What each part of the whole costs, in one currency.
 *
 * @param parts the most expensive first, of days the first one first
 * @param rows the totals that they are made of
 */
public record ShowbackShares(String currency, List<Part> parts, List<Row> rows) {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /**
   * A part.
   *
   * @param id as in the totals, null for what has none
   * @param percent of the whole, with one decimal and a point, for bars
   */
  public record Part(String id, String label, Money cost, String percent) {}

  static ShowbackShares of(
      String currency, List<Row> rows, boolean inOrder, Function<Row, String> label) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    Map<String, Row> first = new LinkedHashMap<>();
    for (Row row : rows) {
      String id = row.keys().get(0).id();
      sums.merge(String.valueOf(id), row.cost().amount(), BigDecimal::add);
      first.putIfAbsent(String.valueOf(id), row);
    }
    BigDecimal whole = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Part> parts = new ArrayList<>();
    sums.forEach(
        (id, sum) ->
            parts.add(
                new Part(
                    first.get(id).keys().get(0).id(),
                    label.apply(first.get(id)),
                    new Money(sum, currency),
                    percent(sum, whole))));
    if (!inOrder) {
      parts.sort(
          Comparator.comparing((Part part) -> part.cost().amount())
              .reversed()
              .thenComparing(Part::label));
    }
    return new ShowbackShares(currency, List.copyOf(parts), List.copyOf(rows));
  }

  private static String percent(BigDecimal part, BigDecimal whole) {
    if (whole.signum() <= 0 || part.signum() <= 0) {
      return "0";
    }
    return part.multiply(PERCENT)
        .divide(whole, 1, RoundingMode.HALF_EVEN)
        .min(PERCENT)
        .toPlainString();
  }

  /** Everything together. */
  public Money total() {
    return new Money(
        parts.stream().map(part -> part.cost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add),
        currency);
  }
}
