package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.MeteredResourceView;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageComparisonView.Line;
import org.nephos.billing.api.UsageComparisonView.MeterSum;
import org.nephos.billing.api.UsageComparisonView.Side;
import org.nephos.billing.api.UsageCorrectionView;
import org.nephos.digest.Sha256;
import org.nephos.metering.Meter;
import org.nephos.persistence.UuidColumn;
import org.nephos.problem.Reason;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.time.PortalClock;

/** Shows what a correction of usage would do, and does it, in the caller's transaction. */
@ApplicationScoped
class UsageComparison {
  /** As many digits as an entity tag of ours has at most. */
  private static final long VERSIONS = 1_000_000_000_000_000L;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private UsageCorrection correction;
  @Inject private PriceRepository prices;
  @Inject private MeteredList list;
  @Inject private PortalClock clock;

  UsageComparisonView of(UUID id, YearMonth asked) {
    YearMonth month = asked == null ? lastRecorded(id) : asked;
    return view(compare(id, month), month);
  }

  /** The last month of which something is recorded; the running one where nothing is yet. */
  private YearMonth lastRecorded(UUID id) {
    Instant begun =
        (Instant)
            em.createNativeQuery(
                    "select max(from_at) from usage_record where resource_id = :id", Instant.class)
                .setParameter("id", id)
                .getSingleResult();
    ZoneId zone = prices.ofTenant(list.one(id).tenant()).zone();
    return BillingMonth.of(begun == null ? clock.now() : begun, zone).month();
  }

  UsageCorrectionView correct(UUID id, CorrectUsage command, Long expectedVersion) {
    if (command.month() == null) {
      throw new InvalidException(
          "month", "required", "Say which month is to be corrected, such as 2026-01.");
    }
    Reason.require(command.reason());
    UsageDifference difference = compare(id, command.month());
    UsageComparisonView before = view(difference, command.month());
    if (expectedVersion != null && expectedVersion != before.version()) {
      throw new PreconditionFailedException();
    }
    int rows = correction.correct(difference, command.month(), Reason.kept(command.reason()));
    return new UsageCorrectionView(
        id,
        command.month(),
        rows,
        before.recorded(),
        before.derived(),
        before.currency(),
        before.countsTo());
  }

  private UsageDifference compare(UUID id, YearMonth month) {
    UsageDifference difference = correction.compare(id, month);
    if (difference == null) {
      throw new NotFoundException();
    }
    return difference;
  }

  private UsageComparisonView view(UsageDifference difference, YearMonth month) {
    MeteredResourceView resource = list.one(difference.resource().id());
    TenantPrices own = prices.ofTenant(resource.tenant());
    BillingMonth of = new BillingMonth(month, own.zone());
    Instant counts = ClosedMonths.billedIn(of.from(), difference.closedUntil());
    Object[] invoice = invoice(resource.tenant(), of);
    List<Line> lines = difference.lines().stream().map(UsageComparison::line).toList();
    return new UsageComparisonView(
        resource,
        month,
        of.from(),
        of.to(),
        own.cards().at(of.from()).currency(),
        invoice == null ? null : UuidColumn.read(invoice[0]),
        invoice == null ? null : (String) invoice[1],
        counts == null ? month : BillingMonth.of(counts, own.zone()).month(),
        sums(difference),
        UsageDifference.cost(difference.recorded()),
        UsageDifference.cost(difference.derived()),
        lines,
        version(lines, counts));
  }

  /** Id and number of the issued invoice of a month; null for none. */
  private Object[] invoice(UUID tenant, BillingMonth month) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select i.id, i.number from invoice i where i.tenant_id = :tenant"
                    + " and i.period_from = :from and i.kind = 'INVOICE'",
                Object[].class)
            .setParameter("tenant", tenant)
            .setParameter("from", month.from())
            .getResultList();
    return rows.isEmpty() ? null : rows.get(0);
  }

  private static List<MeterSum> sums(UsageDifference difference) {
    Map<Meter, List<RatedUsage>> recorded = byMeter(difference.recorded());
    Map<Meter, List<RatedUsage>> derived = byMeter(difference.derived());
    List<MeterSum> sums = new ArrayList<>();
    for (Meter meter : Meter.values()) {
      List<RatedUsage> is = recorded.getOrDefault(meter, List.of());
      List<RatedUsage> ought = derived.getOrDefault(meter, List.of());
      if (!is.isEmpty() || !ought.isEmpty()) {
        sums.add(
            new MeterSum(
                meter.word(),
                seconds(is),
                seconds(ought),
                UsageDifference.cost(is),
                UsageDifference.cost(ought)));
      }
    }
    return sums;
  }

  private static Map<Meter, List<RatedUsage>> byMeter(List<RatedUsage> usage) {
    Map<Meter, List<RatedUsage>> byMeter = new TreeMap<>();
    usage.forEach(
        one ->
            byMeter.computeIfAbsent(one.interval().meter(), meter -> new ArrayList<>()).add(one));
    return byMeter;
  }

  private static long seconds(List<RatedUsage> usage) {
    return usage.stream().mapToLong(one -> one.interval().seconds()).sum();
  }

  private static Line line(UsageDifference.Line line) {
    return new Line(
        line.key().meter().word(), line.key().from(), side(line.recorded()), side(line.derived()));
  }

  private static Side side(RatedUsage usage) {
    return usage == null
        ? null
        : new Side(
            usage.interval().to(),
            usage.interval().seconds(),
            plain(usage.interval().quantity()),
            plain(usage.unitPrice()),
            plain(usage.cost().amount()));
  }

  /** Without an exponent, which a stripped number may have. */
  private static BigDecimal plain(BigDecimal number) {
    return Rounding.trim(number, 0);
  }

  /** The same for the same differences, however often they are worked out. */
  private static long version(List<Line> lines, Instant counts) {
    return Long.parseUnsignedLong(Sha256.hex(lines + "|" + counts).substring(0, 15), 16) % VERSIONS;
  }
}
