package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What happened in the made-up year: a web server that is stopped for the second half of each
 * month, and whose counters are read for some hours of it, a shop in a project of its own that
 * opens for some days, a night's work now and then; prices that change; and what finance does. Each
 * month is invoiced when it is over.
 */
@ApplicationScoped
class DemoYear {
  private static final String WEB = "web";
  private static final String SHOP = "shop";
  private static final String NIGHT = "night-batch";
  private static final String LATE = "month-end-report";
  private static final Map<String, String> WEB_TAGS = Map.of("team", "web", "stage", "live");
  private static final Map<String, String> SHOP_TAGS = Map.of("team", "sales", "stage", "live");
  private static final Map<String, String> NIGHT_TAGS = Map.of("team", "data", "stage", "batch");

  /** Months in which something else happens, counted from 0. */
  private static final int SHOP_OPENS = 1;

  private static final int NEW_TAGS = 4;
  private static final int CLOSED_EARLY = 7;

  @Inject private HistoryOrders orders;
  @Inject private HistoryPrices prices;
  @Inject private HistoryFinance finance;
  @Inject private HistoryReadings readings;

  /**
   * The deeds of these months, in the order of their time.
   *
   * @param first the first of the months
   * @param clock by which they are done
   */
  List<HistoryStep> steps(YearMonth first, int months, HistoryClock clock) {
    List<HistoryStep> steps = new ArrayList<>();
    prices.addTo(steps, first, months);
    steps.add(new HistoryStep(HistoryTime.at(first, 1, 0), orders::openAcme));
    for (int n = 0; n < months; n++) {
      YearMonth month = first.plusMonths(n);
      web(steps, month, n, months);
      steps.add(new HistoryStep(HistoryTime.at(month, 2, 10), () -> readings.take(clock)));
      night(steps, month);
      if (n == SHOP_OPENS) {
        steps.add(new HistoryStep(HistoryTime.at(month, 3, 9), orders::openShop));
      }
      if (n >= SHOP_OPENS) {
        shop(steps, month);
      }
      if (n == CLOSED_EARLY) {
        closedEarly(steps, month, clock);
      }
      finance.addMonthTo(steps, month, n);
    }
    steps.sort(Comparator.comparing(HistoryStep::at));
    return steps;
  }

  private void web(List<HistoryStep> steps, YearMonth month, int n, int months) {
    Instant begins = HistoryTime.at(month, 2, 9);
    Instant ends = HistoryTime.at(month, 12, 18);
    steps.add(
        n == 0
            ? new HistoryStep(begins, () -> orders.order(WEB, "xlarge", WEB_TAGS, begins))
            : new HistoryStep(begins, () -> orders.start(WEB)));
    steps.add(
        n == months - 1
            ? new HistoryStep(ends, () -> orders.delete(WEB))
            : new HistoryStep(ends, () -> orders.stop(WEB)));
    if (n == NEW_TAGS) {
      steps.add(
          new HistoryStep(
              HistoryTime.at(month, 20, 11),
              () ->
                  orders.tag(WEB, Map.of("team", "web", "stage", "live", "cost-center", "4711"))));
    }
  }

  private void night(List<HistoryStep> steps, YearMonth month) {
    Instant begins = HistoryTime.at(month, 15, 2);
    steps.add(new HistoryStep(begins, () -> orders.order(NIGHT, "large", NIGHT_TAGS, begins)));
    steps.add(new HistoryStep(HistoryTime.at(month, 15, 8), () -> orders.delete(NIGHT)));
  }

  private void shop(List<HistoryStep> steps, YearMonth month) {
    Instant begins = HistoryTime.at(month, 5, 10);
    steps.add(new HistoryStep(begins, () -> orders.orderInShop(SHOP, "medium", SHOP_TAGS, begins)));
    steps.add(new HistoryStep(HistoryTime.at(month, 9, 20), () -> orders.deleteInShop(SHOP)));
  }

  /**
   * A clock that is half a day ahead closes the month too early; what is ordered after that is late
   * for its month and corrects it on the next invoice.
   */
  private void closedEarly(List<HistoryStep> steps, YearMonth month, HistoryClock clock) {
    int last = month.lengthOfMonth();
    steps.add(
        new HistoryStep(
            HistoryTime.at(month, last, 12),
            () -> clock.wrongAt(HistoryTime.closing(month), finance::issue)));
    Instant begins = HistoryTime.at(month, last, 13);
    steps.add(new HistoryStep(begins, () -> orders.order(LATE, "medium", NIGHT_TAGS, begins)));
    steps.add(new HistoryStep(HistoryTime.at(month, last, 18), () -> orders.delete(LATE)));
  }
}
