package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.metering.IntervalDerivation;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.MeteringRepository;
import org.nephos.metering.UsageInterval;
import org.nephos.time.PortalClock;

/**
 * Makes the records of a resource say what its events say, where they do not: what was recorded and
 * is wrong is taken away, what is right is added, by rows of their own that count to the first open
 * month. Rule <em>Late facts</em> of docs/money.md.
 */
@ApplicationScoped
public class UsageCorrection {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private MeteringRepository metering;
  @Inject private PriceRepository prices;
  @Inject private ClosedMonths months;
  @Inject private RecordedUsage recorded;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** What the audit trail says of a month before and after: what it cost, and for how long. */
  private record Figures(BigDecimal cost, Map<String, Long> seconds) {
    static Figures of(List<RatedUsage> usage) {
      Map<String, Long> seconds = new TreeMap<>();
      usage.forEach(
          one -> seconds.merge(one.interval().meter().word(), one.interval().seconds(), Long::sum));
      return new Figures(UsageDifference.cost(usage).stripTrailingZeros(), seconds);
    }
  }

  /**
   * Compares what is recorded of a resource with what its events say, up to where metering has
   * come, in the caller's transaction, which keeps metering and the closing of months away.
   *
   * @param month what begins in it is looked at
   * @return null for what was never metered
   */
  UsageDifference compare(UUID id, YearMonth month) {
    MeteredResource resource = metering.lock(id).orElse(null);
    if (resource == null) {
      return null;
    }
    Instant closed = months.hold(Set.of(resource.tenant())).get(resource.tenant());
    TenantPrices own = prices.ofTenant(resource.tenant());
    BillingMonth of = new BillingMonth(month, own.zone());
    Map<RecordedUsage.Key, RecordedUsage.Standing> found = recorded.of(id);
    found.keySet().removeIf(key -> !isIn(of, key.from()));
    List<RatedUsage> right =
        derive(resource, own).stream().filter(usage -> isIn(of, usage.interval().from())).toList();
    return new UsageDifference(resource, closed, found, right);
  }

  /**
   * Corrects what differs, in the transaction in which it was compared. Doing it again finds
   * nothing.
   *
   * @param reason why, for the audit trail
   * @return how many rows it made
   */
  int correct(UsageDifference difference, YearMonth month, String reason) {
    List<NewUsage> rows = difference.rows();
    if (!rows.isEmpty()) {
      Instant now = clock.now();
      ZoneId zone = prices.ofTenant(difference.resource().tenant()).zone();
      em.unwrap(Session.class).doWork(connection -> insert(connection, rows, zone, now));
      record(difference, month, reason, rows.size());
    }
    return rows.size();
  }

  private static boolean isIn(BillingMonth month, Instant instant) {
    return !instant.isBefore(month.from()) && instant.isBefore(month.to());
  }

  /** All that must be recorded, up to where metering has come. */
  private List<RatedUsage> derive(MeteredResource resource, TenantPrices own) {
    List<MeteringEvent> history =
        metering.allEvents(Set.of(resource.id())).getOrDefault(resource.id(), List.of()).stream()
            .filter(event -> event.version() <= resource.meteredVersion())
            .toList();
    if (history.isEmpty() || resource.meteredUntil() == null) {
      return List.of();
    }
    List<UsageInterval> intervals =
        new IntervalDerivation(UsageLedger.cuts(own))
            .derive(history, null, resource.meteredUntil())
            .intervals();
    return intervals.stream()
        .map(RecordedUsage::closed)
        .map(interval -> Rating.rate(interval, own.cards()))
        .map(RecordedUsage::plain)
        .toList();
  }

  private static void insert(Connection connection, List<NewUsage> rows, ZoneId zone, Instant now)
      throws SQLException {
    try (UsageWriter writer = new UsageWriter(connection, now)) {
      for (NewUsage row : rows) {
        writer.add(row, zone);
      }
    }
  }

  private void record(UsageDifference difference, YearMonth month, String reason, int rows) {
    MeteredResource resource = difference.resource();
    Map<String, Object> said = new HashMap<>();
    said.put("rows", rows);
    said.put("month", month.toString());
    said.put("reason", reason);
    events.record(
        new EventDraft(
            "usage.corrected",
            resource.tenant(),
            resource.project(),
            resource.type(),
            resource.id(),
            resource.name(),
            Changes.between(Figures.of(difference.recorded()), Figures.of(difference.derived()))
                .with(said)));
  }
}
