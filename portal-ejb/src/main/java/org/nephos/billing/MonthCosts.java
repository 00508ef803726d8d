package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.RecentUsage.Recent;
import org.nephos.billing.UsageLine.Place;
import org.nephos.metering.Cuts;
import org.nephos.metering.MeterSet;
import org.nephos.metering.Unrecorded;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;
import org.nephos.time.PortalClock;

/**
 * What a tenant's billing month costs, resource by resource: of usage, at the prices of its rates.
 * It is read as {@link MonthToDate} reads it, all at once, for those who sum it up in several ways.
 */
@ApplicationScoped
public class MonthCosts {
  private static final int CHUNK = 500;

  @Inject private RecentUsage recentUsage;
  @Inject private UsageRepository records;
  @Inject private UsageReader reader;
  @Inject private PriceRepository prices;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /**
   * What a resource costs in a month, in one currency.
   *
   * @param spent exact, up to now
   * @param more exact, from now until the month's end if it runs on as now
   */
  public record ResourceCost(
      UUID project, UUID resource, String currency, BigDecimal spent, BigDecimal more) {}

  /**
   * A billing month.
   *
   * @param from its beginning in the tenant's zone
   * @param to its end
   * @param asOf a whole second within
   * @param costs in no order; those of a resource may be in several pieces
   */
  public record Month(Instant from, Instant to, Instant asOf, List<ResourceCost> costs) {}

  /**
   * The currency that a tenant is charged in now.
   *
   * @throws IllegalArgumentException when there is no such tenant
   */
  public String currency(UUID tenant) {
    return prices.ofTenant(tenant).cards().at(clock.now()).currency();
  }

  /**
   * The running month of a tenant. Each piece is read in a short transaction of its own.
   *
   * @throws IllegalArgumentException when there is no such tenant
   */
  public Month running(UUID tenant) {
    ReadScope scope = new ReadScope(false, Set.of(tenant), Set.of());
    TenantPrices terms = transactions.inNew(() -> prices.ofTenant(tenant));
    Instant asOf = UsagePeriod.seconds(clock.now());
    BillingMonth month = BillingMonth.of(asOf, terms.zone());
    Instant from = month.from();
    Instant end = month.to();
    UsagePeriod period = new UsagePeriod(from, asOf, asOf);
    // Before the records: what is recorded in between is then known to be in it.
    Recent recent = transactions.inNew(() -> recentUsage.find(scope, asOf, asOf));
    List<ResourceCost> costs = new ArrayList<>(forecasts(recent, terms.cards(), asOf, end));
    Instant singly = recent.beginning(asOf);
    if (singly.isAfter(from)) {
      transactions.runInNew(() -> addRecorded(scope, period, singly, costs));
    }
    reader
        .lines(scope, period, recent, Place.at(singly), CHUNK)
        .forEachRemaining(line -> costs.add(spent(line)));
    return new Month(from, end, asOf, costs);
  }

  private void addRecorded(
      ReadScope scope, UsagePeriod period, Instant before, List<ResourceCost> costs) {
    addAcross(scope, period, period.from(), costs);
    records
        .sumsByCurrency(scope, period.from(), before)
        .forEach(
            sum ->
                costs.add(
                    new ResourceCost(
                        sum.project(),
                        sum.resource(),
                        sum.cost().currency(),
                        sum.cost().amount(),
                        BigDecimal.ZERO)));
    addAcross(scope, period, before, costs);
  }

  private void addAcross(
      ReadScope scope, UsagePeriod period, Instant instant, List<ResourceCost> costs) {
    if (!Cuts.hour(instant).equals(instant)) {
      records
          .across(scope, instant)
          .forEach(line -> line.within(period).ifPresent(part -> costs.add(spent(part))));
    }
  }

  private static ResourceCost spent(UsageLine line) {
    return new ResourceCost(
        line.project(),
        line.resource().id(),
        line.cost().currency(),
        line.cost().amount(),
        BigDecimal.ZERO);
  }

  /** What now runs goes on until the end, at the prices that are known today. */
  private static List<ResourceCost> forecasts(
      Recent recent, TenantCards cards, Instant asOf, Instant end) {
    Map<MeterSet, Money> known = new HashMap<>();
    List<ResourceCost> forecasts = new ArrayList<>();
    for (Unrecorded each : recent.sources()) {
      Money more =
          known.computeIfAbsent(each.running(), runs -> Rating.forecast(runs, cards, asOf, end));
      if (more.amount().signum() != 0) {
        forecasts.add(
            new ResourceCost(
                each.resource().project(),
                each.resource().id(),
                more.currency(),
                BigDecimal.ZERO,
                more.amount()));
      }
    }
    return forecasts;
  }
}
