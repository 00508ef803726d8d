package org.nephos.web.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.nephos.invoice.api.RevenueView;

/** What the months that are shown come to, in their one currency. */
public record RevenueSum(
    int invoices,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total,
    BigDecimal credited,
    BigDecimal paid,
    BigDecimal open,
    BigDecimal overdue) {
  static RevenueSum of(List<RevenueView> months) {
    return new RevenueSum(
        months.stream().mapToInt(RevenueView::invoices).sum(),
        sum(months, RevenueView::net),
        sum(months, RevenueView::tax),
        sum(months, RevenueView::total),
        sum(months, RevenueView::credited),
        sum(months, RevenueView::paid),
        sum(months, RevenueView::open),
        sum(months, RevenueView::overdue));
  }

  private static BigDecimal sum(
      List<RevenueView> months, Function<RevenueView, BigDecimal> amount) {
    return months.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
