package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.SavingsRepository.Candidate;
import org.nephos.billing.SavingsRepository.Load;
import org.nephos.billing.api.SavingsView;
import org.nephos.billing.api.SavingsView.Kind;
import org.nephos.billing.api.SavingsView.Limits;
import org.nephos.billing.api.SavingsView.Measured;
import org.nephos.billing.api.SavingsView.Proposal;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.TenantOffers;
import org.nephos.metering.Cuts;
import org.nephos.metering.MeterSet;
import org.nephos.tenancy.ReadScope;

/** Finds instances that cost more than they need to. Rule <em>Savings</em> of docs/money.md. */
@ApplicationScoped
class Savings {
  static final Limits LIMITS = new Limits(5, 10, 40, 24);

  private static final Duration WINDOW = Duration.ofDays(7);

  /** A smaller flavor must have room for what was measured at most, and a quarter more. */
  private static final double ROOM = 1.25;

  private static final double PERCENT = 100;

  @Inject private SavingsRepository repository;
  @Inject private PriceRepository prices;
  @Inject private TenantOffers offers;

  /** In the caller's transaction. */
  SavingsView find(ReadScope scope, Instant now) {
    Instant to = Cuts.hour(now);
    Instant from = to.minus(WINDOW);
    List<Candidate> candidates = repository.candidates(scope);
    Map<UUID, Map<String, Load>> loads =
        repository.loads(
            candidates.stream().filter(Candidate::running).map(Candidate::id).toList(), from, to);
    Set<UUID> tenants = candidates.stream().map(Candidate::tenant).collect(Collectors.toSet());
    Map<UUID, TenantPrices> terms = prices.ofTenants(tenants);
    Map<UUID, List<UUID>> offered = tenants.isEmpty() ? Map.of() : offers.flavors(tenants);
    List<Flavor> all = repository.flavors();
    List<SavingsView.Instance> found =
        candidates.stream()
            .flatMap(
                each -> {
                  RateCard card = terms.get(each.tenant()).cards().at(now);
                  List<UUID> own = offered.get(each.tenant());
                  List<Flavor> flavors =
                      all.stream().filter(f -> own == null || own.contains(f.id())).toList();
                  return look(each, loads.getOrDefault(each.id(), Map.of()), card, flavors, now)
                      .stream();
                })
            .sorted(
                Comparator.comparing((SavingsView.Instance i) -> i.saving().amount())
                    .reversed()
                    .thenComparing(SavingsView.Instance::name)
                    .thenComparing(SavingsView.Instance::id))
            .toList();
    return new SavingsView(from, to, LIMITS, found, sums(found));
  }

  private static List<Money> sums(List<SavingsView.Instance> found) {
    Map<String, Money> sums = new TreeMap<>();
    found.forEach(each -> sums.merge(each.saving().currency(), each.saving(), Money::plus));
    return List.copyOf(sums.values());
  }

  private static Optional<SavingsView.Instance> look(
      Candidate each, Map<String, Load> loads, RateCard card, List<Flavor> flavors, Instant now) {
    if (!each.running()) {
      Money cost = monthly(each.stopped(), card, now);
      return cost.amount().signum() == 0
          ? Optional.empty()
          : Optional.of(row(Kind.STOPPED, each, null, cost, null, cost));
    }
    Load cpu = loads.get("cpu.percent");
    if (cpu == null || cpu.hours() < LIMITS.leastHours()) {
      return Optional.empty();
    }
    Measured measured = measured(cpu, loads);
    MeterSet running = each.meters(each.flavor(), each.vcpus(), each.ramMib(), each.diskGib());
    Money cost = monthly(running, card, now);
    if (cpu.average() < LIMITS.idleCpuPercent()
        && network(loads) < LIMITS.idleNetworkKbPerSecond()) {
      return Optional.of(row(Kind.IDLE, each, measured, cost, null, cost));
    }
    if (cpu.most() >= LIMITS.oversizedCpuPercent()) {
      return Optional.empty();
    }
    return flavors.stream()
        .filter(flavor -> fits(flavor, each, cpu, loads.get("ram.used")))
        .map(flavor -> proposal(flavor, each, card, now))
        .filter(other -> other.monthly().amount().compareTo(cost.amount()) < 0)
        .min(Comparator.comparing((Proposal p) -> p.monthly().amount()).thenComparing(Proposal::id))
        .map(other -> row(Kind.OVERSIZED, each, measured, cost, other, less(cost, other)));
  }

  /**
   * What a disk holds is not measured, nor is memory where the guest does not say: of these at
   * least half must stay.
   */
  private static boolean fits(Flavor flavor, Candidate each, Load cpu, Load ram) {
    double vcpus = cpu.most() / PERCENT * each.vcpus() * ROOM;
    double ramMib = ram == null ? each.ramMib() / 2.0 : ram.most() * ROOM;
    return flavor.vcpus() >= vcpus
        && flavor.ramMib() >= ramMib
        && 2 * flavor.diskGib() >= each.diskGib()
        && flavor.vcpus() <= each.vcpus()
        && flavor.ramMib() <= each.ramMib()
        && flavor.diskGib() <= each.diskGib();
  }

  private static Proposal proposal(Flavor flavor, Candidate each, RateCard card, Instant now) {
    MeterSet meters = each.meters(flavor.id(), flavor.vcpus(), flavor.ramMib(), flavor.diskGib());
    return new Proposal(
        flavor.id(),
        flavor.name(),
        flavor.vcpus(),
        flavor.ramMib(),
        flavor.diskGib(),
        monthly(meters, card, now));
  }

  private static Money less(Money cost, Proposal other) {
    return new Money(cost.amount().subtract(other.monthly().amount()), cost.currency());
  }

  private static Money monthly(MeterSet meters, RateCard card, Instant now) {
    Quote quote = Quote.of(meters, 1, card, now);
    return new Money(quote.monthly(), quote.currency());
  }

  private static double network(Map<String, Load> loads) {
    return average(loads.get("net.rx")) + average(loads.get("net.tx"));
  }

  private static double average(Load load) {
    return load == null ? 0 : load.average();
  }

  private static Measured measured(Load cpu, Map<String, Load> loads) {
    Load ram = loads.get("ram.used");
    return new Measured(
        cpu.hours(),
        tenths(cpu.average()),
        tenths(cpu.most()),
        tenths(network(loads)),
        ram == null ? null : Math.round(ram.most()));
  }

  /** A measurement as it is shown. */
  private static BigDecimal tenths(double value) {
    return BigDecimal.valueOf(Math.round(value * 10), 1);
  }

  private static SavingsView.Instance row(
      Kind kind, Candidate each, Measured measured, Money cost, Proposal proposed, Money saving) {
    return new SavingsView.Instance(
        kind,
        each.id(),
        each.name(),
        each.project(),
        each.projectName(),
        each.flavorName(),
        measured,
        cost,
        proposed,
        saving);
  }
}
