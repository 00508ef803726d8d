package org.nephos.web.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.billing.api.UsageTotalsView.Row;

/**
 * Days, or where those would be too many, months, each with what the largest parts cost.
 *
 * @param series the labels of the parts; a null stands for all others together
 * @param monthly whether each slot is a month
 */
public record ShowbackChart(List<String> series, List<Slot> slots, boolean monthly) {
  /** More kinds of bars than this are hard to tell apart. */
  private static final int MOST_SERIES = 5;

  private static final int MOST_DAYS = 92;

  /**
   * A day or a month.
   *
   * @param day it, or its first
   * @param values one for each of the series
   */
  public record Slot(LocalDate day, List<BigDecimal> values) {}

  /**
   * Makes it of totals by something and day, or by day alone.
   *
   * @param all the label of all together, where they are by day alone
   */
  static ShowbackChart of(UsageTotalsView totals, ShowbackShares shares, String all) {
    boolean alone = totals.by().size() == 1;
    boolean monthly = ChronoUnit.DAYS.between(totals.firstDay(), totals.lastDay()) >= MOST_DAYS;
    List<String> series = new ArrayList<>();
    Map<String, Integer> columns = new LinkedHashMap<>();
    if (alone) {
      series.add(all);
    } else {
      for (ShowbackShares.Part part : shares.parts()) {
        if (series.size() == MOST_SERIES && shares.parts().size() > MOST_SERIES) {
          series.add(null);
          break;
        }
        columns.put(String.valueOf(part.id()), series.size());
        series.add(part.label());
      }
    }
    Map<LocalDate, BigDecimal[]> slots = new LinkedHashMap<>();
    for (LocalDate day = totals.firstDay(); !day.isAfter(totals.lastDay()); day = day.plusDays(1)) {
      slots.computeIfAbsent(slot(day, monthly), slot -> zeros(series.size()));
    }
    for (Row row : shares.rows()) {
      LocalDate day = LocalDate.parse(row.keys().get(alone ? 0 : 1).id());
      int column =
          alone ? 0 : columns.getOrDefault(String.valueOf(row.keys().get(0).id()), MOST_SERIES);
      BigDecimal[] values = slots.get(slot(day, monthly));
      values[column] = values[column].add(row.cost().amount());
    }
    return new ShowbackChart(
        Arrays.asList(series.toArray(String[]::new)),
        slots.entrySet().stream()
            .map(each -> new Slot(each.getKey(), List.of(each.getValue())))
            .toList(),
        monthly);
  }

  private static LocalDate slot(LocalDate day, boolean monthly) {
    return monthly ? day.withDayOfMonth(1) : day;
  }

  private static BigDecimal[] zeros(int count) {
    BigDecimal[] zeros = new BigDecimal[count];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
