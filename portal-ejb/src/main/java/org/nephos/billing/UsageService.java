package org.nephos.billing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.UsageLine.Place;
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
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.ExportTrail;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Requires;
import org.nephos.time.PortalClock;

/**
 * Usage and its cost, for those who may see it. What a query names is checked by the scope of
 * costs, which knows that members see their own projects' only. Nothing is read in one long
 * transaction, however long the answer is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageService implements UsageFacade {
  private static final int CHUNK = 1000;

  @Inject private AccessService access;
  @Inject private UsageReader reader;
  @Inject private MonthToDate months;
  @Inject private UsageTotals totals;
  @Inject private Savings savings;
  @Inject private UsageCounters counters;
  @Inject private PriceRepository prices;
  @Inject private Transactions transactions;
  @Inject private ExportTrail trail;
  @Inject private PortalClock clock;

  @Override
  @Requires(Permission.COST_SEE)
  public Page<UsageLineView> usage(UsageQuery query, ListQuery page) {
    ReadScope scope = access.costScope(query.tenant(), query.project());
    if (page.sort() != null && !page.sort().equals("from")) {
      throw new MalformedException("sort", "Usage comes oldest first, by from.");
    }
    Instant asOf = now();
    Place after = null;
    if (page.marker() != null) {
      UsageMarker marker = UsageMarker.parse(page.marker(), query, asOf);
      after = marker.place();
      asOf = marker.asOf();
    }
    UsagePeriod period = period(query, scope, asOf);
    if (period.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    UsageLines lines = reader.lines(scope, period, after, page.limit() + 1);
    List<UsageLineView> shown = new ArrayList<>();
    Place last = null;
    while (lines.hasNext() && shown.size() < page.limit()) {
      UsageLine line = lines.next();
      last = line.place();
      shown.add(line.view());
    }
    return new Page<>(shown, lines.hasNext() ? new UsageMarker(asOf, last).text(query) : null);
  }

  @Override
  @Requires(Permission.COST_SEE)
  public void writeCsv(UsageQuery query, Writer out) throws IOException {
    ReadScope scope = access.costScope(query.tenant(), query.project());
    UsagePeriod period = period(query, scope, now());
    trail.keep(
        "usage.exported",
        asked(query),
        out,
        counted -> UsageCsv.write(reader.lines(scope, period, null, CHUNK), out, counted));
  }

  @Override
  @Requires(Permission.COST_SEE)
  public UsageTotalsView totals(UsageTotalsQuery query) {
    ReadScope scope = access.costScope(query.tenant(), query.project());
    if (query.by().size() > UsageGrouping.MOST) {
      throw new MalformedException("groupBy", "groupBy takes at most two.");
    }
    ZoneId zone = terms(scope).zone();
    return totals.of(scope, zone, UsagePeriod.of(query.span(), zone, now()), query.by());
  }

  @Override
  @Requires(Permission.COST_SEE)
  public void writeTotals(UsageTotalsQuery query, Writer out) throws IOException {
    UsageTotalsView found = totals(query);
    Map<String, Object> asked =
        asked(new UsageQuery(query.tenant(), query.project(), found.from(), found.to()));
    asked.put(
        "groupBy", query.by().stream().map(UsageGrouping::word).collect(Collectors.joining(",")));
    trail.keep("usage.exported", asked, out, counted -> TotalsCsv.write(found, out, counted));
  }

  @Override
  @Requires(Permission.COST_SEE)
  public SavingsView savings(UUID tenant, UUID project) {
    ReadScope scope = access.costScope(tenant, project);
    Instant asOf = now();
    return transactions.inNew(() -> savings.find(scope, asOf));
  }

  @Override
  @Requires(Permission.COST_SEE)
  public List<CounterView> counters(UUID tenant, UUID project, UsageSpan span) {
    ReadScope scope = access.costScope(tenant, project);
    return counters.counters(scope, UsagePeriod.of(span, terms(scope).zone(), now()));
  }

  @Override
  @Requires(Permission.COST_SEE)
  public Page<UsageGapView> gaps(UUID tenant, UUID project, UsageSpan span, ListQuery page) {
    ReadScope scope = access.costScope(tenant, project);
    if (page.sort() != null && !page.sort().equals("from")) {
      throw new MalformedException("sort", "Gaps come oldest first, by from.");
    }
    ListQuery asked =
        ListQuery.firstPage()
            .with("tenant", tenant == null ? null : tenant.toString())
            .with("project", project == null ? null : project.toString())
            .with("span", String.valueOf(span));
    return counters.gaps(scope, UsagePeriod.of(span, terms(scope).zone(), now()), page, asked);
  }

  @Override
  @Requires(Permission.COST_SEE)
  public List<String> tagKeys(UUID tenant, UUID project) {
    return totals.tagKeys(access.costScope(tenant, project));
  }

  @Override
  @Requires(Permission.COST_SEE)
  public CostSummaryView monthToDate(UUID tenant, UUID project) {
    ReadScope scope = access.costScope(tenant, project);
    return months.summary(scope, terms(scope), now());
  }

  private static Map<String, Object> asked(UsageQuery query) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("tenant", query.tenant());
    asked.put("project", query.project());
    asked.put("from", query.from());
    asked.put("to", query.to());
    asked.values().removeIf(Objects::isNull);
    asked.replaceAll((name, value) -> value.toString());
    return asked;
  }

  private UsagePeriod period(UsageQuery query, ReadScope scope, Instant asOf) {
    return UsagePeriod.of(query, terms(scope).zone(), asOf);
  }

  private BillingTerms terms(ReadScope scope) {
    return transactions.inNew(() -> BillingTerms.together(prices.terms(scope)));
  }

  /** Billing instants are whole seconds: the one that has just begun is not counted. */
  private Instant now() {
    return UsagePeriod.seconds(clock.now());
  }
}
