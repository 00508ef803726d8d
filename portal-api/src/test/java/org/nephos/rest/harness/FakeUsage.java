package org.nephos.rest.harness;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.CounterView;
import org.nephos.billing.api.SavingsView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.billing.api.UsageGapView;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.billing.api.UsageSpan;
import org.nephos.billing.api.UsageTotalsQuery;
import org.nephos.billing.api.UsageTotalsView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Usage that keeps what it was asked. */
public final class FakeUsage implements UsageFacade {
  public static final UUID PROJECT = UUID.randomUUID();
  private static final Instant NOON = Instant.parse("2026-06-02T12:00:00Z");

  public final List<Object> asked = new ArrayList<>();

  @Override
  public UsageTotalsView totals(UsageTotalsQuery query) {
    asked.add(query);
    return new UsageTotalsView(
        NOON.minusSeconds(60),
        NOON,
        NOON,
        LocalDate.of(2026, 6, 2),
        LocalDate.of(2026, 6, 2),
        query.by(),
        List.of(
            new UsageTotalsView.Row(
                query.by().stream().map(FakeUsage::key).toList(),
                new Money(new BigDecimal("0.000000000001"), "EUR"),
                null,
                null)));
  }

  private static UsageTotalsView.Key key(UsageGrouping by) {
    return switch (by.by()) {
      case PROJECT -> new UsageTotalsView.Key(PROJECT.toString(), "default");
      case DAY -> new UsageTotalsView.Key("2026-06-02", null);
      default -> new UsageTotalsView.Key(null, null);
    };
  }

  @Override
  public void writeTotals(UsageTotalsQuery query, Writer out) throws IOException {
    asked.add(query);
    out.write("project,cost\n");
  }

  @Override
  public SavingsView savings(UUID tenant, UUID project) {
    Money ten = new Money(new BigDecimal("10.00"), "EUR");
    return new SavingsView(
        NOON.minusSeconds(604_800),
        NOON,
        new SavingsView.Limits(5, 10, 40, 24),
        List.of(
            new SavingsView.Instance(
                SavingsView.Kind.STOPPED,
                PROJECT,
                "web",
                PROJECT,
                "default",
                "nano",
                null,
                ten,
                null,
                ten)),
        List.of(ten));
  }

  @Override
  public List<CounterView> counters(UUID tenant, UUID project, UsageSpan span) {
    asked.add(span);
    return List.of(
        new CounterView(
            PROJECT,
            "web",
            PROJECT,
            "instance.networkOut",
            1L << 40,
            new BigDecimal("1024.000000"),
            "GB"));
  }

  @Override
  public Page<UsageGapView> gaps(UUID tenant, UUID project, UsageSpan span, ListQuery page) {
    asked.add(page);
    return new Page<>(
        List.of(
            new UsageGapView(
                PROJECT,
                "web",
                PROJECT,
                "instance.diskIo",
                NOON.minusSeconds(600),
                NOON,
                UsageGapView.Reason.RESET,
                false)),
        "more");
  }

  @Override
  public Page<UsageLineView> usage(UsageQuery query, ListQuery page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void writeCsv(UsageQuery query, Writer out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> tagKeys(UUID tenant, UUID project) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CostSummaryView monthToDate(UUID tenant, UUID project) {
    throw new UnsupportedOperationException();
  }
}
