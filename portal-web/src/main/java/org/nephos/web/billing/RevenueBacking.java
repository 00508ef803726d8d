package org.nephos.web.billing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.RevenueView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;

/** {@code billing/revenue.xhtml}: what months brought, in each currency. */
@Named
@RequestScoped
public class RevenueBacking implements Downloadable<RevenueView> {
  private static final int MONTHS = 12;

  @Inject private InvoiceFacade invoices;
  @Inject private Listing listing;

  private final Clock clock = Clock.systemUTC();

  private List<RevenueView> months;

  /** Oldest first. */
  public List<RevenueView> getMonths() {
    if (months == null) {
      // Months begin by their tenants' clocks, some hours before or after they do in UTC.
      months =
          invoices
              .revenue(
                  begin(from()).minus(1, ChronoUnit.DAYS),
                  begin(to().plusMonths(1)).plus(1, ChronoUnit.DAYS))
              .stream()
              .filter(row -> !row.month().isBefore(from()) && !row.month().isAfter(to()))
              .toList();
    }
    return months;
  }

  /** The months of each currency: amounts of different ones are never added up. */
  public List<Map.Entry<String, List<RevenueView>>> getCurrencies() {
    Map<String, List<RevenueView>> byCurrency =
        getMonths().stream()
            .collect(
                Collectors.groupingBy(
                    RevenueView::currency, TreeMap::new, Collectors.toUnmodifiableList()));
    return List.copyOf(byCurrency.entrySet());
  }

  /** The sum of some months of one currency. */
  public RevenueSum sum(List<RevenueView> ofCurrency) {
    return RevenueSum.of(ofCurrency);
  }

  /** The first month, as in {@code 2026-01}. */
  public String getFrom() {
    return from().toString();
  }

  /** The last month. */
  public String getTo() {
    return to().toString();
  }

  private YearMonth from() {
    YearMonth asked = listing.month("from");
    return asked == null || asked.isAfter(to()) ? to().minusMonths(MONTHS - 1) : asked;
  }

  private YearMonth to() {
    YearMonth asked = listing.month("to");
    return asked == null ? YearMonth.now(clock) : asked;
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Override
  public String page() {
    return "revenue";
  }

  @Override
  public ListQuery query() {
    return listing.query("from", "to");
  }

  @Override
  public Page<RevenueView> read(ListQuery query) {
    return new Page<>(getMonths(), null);
  }

  @Override
  public Class<RevenueView> type() {
    return RevenueView.class;
  }
}
