package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
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

  /**
   * Corrects what is recorded of a resource, in the caller's transaction. Doing it again finds
   * nothing.
   *
   * @return how many rows it made
   */
  public int correct(UUID id) {
    MeteredResource resource = metering.lock(id).orElse(null);
    if (resource == null || resource.meteredUntil() == null) {
      return 0;
    }
    Instant closed = months.hold(Set.of(resource.tenant())).get(resource.tenant());
    List<RatedUsage> right = derive(resource);
    Map<RecordedUsage.Key, RecordedUsage.Standing> found = recorded.of(id);
    Set<RatedUsage> holds = Set.copyOf(right);
    List<NewUsage> rows = new ArrayList<>();
    for (RecordedUsage.Standing standing : found.values()) {
      if (standing.counts() != null && !holds.contains(standing.counts().usage())) {
        rows.add(row(resource, standing.counts().usage(), closed, standing.take(), -1, standing));
      }
    }
    for (RatedUsage usage : right) {
      RecordedUsage.Standing standing = found.get(RecordedUsage.Key.of(usage.interval()));
      if (standing == null) {
        rows.add(NewUsage.plain(resource, usage, closed));
      } else if (standing.counts() == null || !standing.counts().usage().equals(usage)) {
        rows.add(row(resource, usage, closed, standing.take(), 1, standing));
      }
    }
    if (!rows.isEmpty()) {
      Instant now = clock.now();
      em.unwrap(Session.class).doWork(connection -> insert(connection, rows, now));
      record(resource, rows.size());
    }
    return rows.size();
  }

  private static NewUsage row(
      MeteredResource resource,
      RatedUsage usage,
      Instant closed,
      int number,
      int sign,
      RecordedUsage.Standing standing) {
    return new NewUsage(
        resource,
        usage,
        ClosedMonths.billedIn(usage.interval().from(), closed),
        number,
        sign,
        sign < 0 ? standing.counts().id() : standing.first());
  }

  /** All that must be recorded, up to where metering has come. */
  private List<RatedUsage> derive(MeteredResource resource) {
    List<MeteringEvent> history =
        metering.allEvents(Set.of(resource.id())).getOrDefault(resource.id(), List.of()).stream()
            .filter(event -> event.version() <= resource.meteredVersion())
            .toList();
    if (history.isEmpty()) {
      return List.of();
    }
    TenantPrices own = prices.ofTenant(resource.tenant());
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

  private static void insert(Connection connection, List<NewUsage> rows, Instant now)
      throws SQLException {
    try (UsageInsert insert = new UsageInsert(connection, now)) {
      for (NewUsage row : rows) {
        insert.add(row);
      }
    }
  }

  private void record(MeteredResource resource, int rows) {
    Map<String, Object> said = new HashMap<>();
    said.put("rows", rows);
    events.record(
        new EventDraft(
            "usage.corrected",
            resource.tenant(),
            resource.project(),
            resource.type(),
            resource.id(),
            resource.name(),
            said));
  }
}
