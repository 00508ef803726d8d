package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.nephos.metering.CountedHour;
import org.nephos.metering.Cuts;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;
import org.nephos.metering.UsageRecorder;
import org.nephos.time.PortalClock;

/** Prices usage and appends it to the usage records. */
@ApplicationScoped
public class UsageLedger implements UsageRecorder {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PriceRepository prices;
  @Inject private ClosedMonths months;
  @Inject private RecordedUsage recorded;
  @Inject private PortalClock clock;

  @Override
  public Map<UUID, Cuts> cuts(Set<UUID> tenants) {
    // Before their plans are read: until these records are there, they stay as they are.
    months.hold(tenants);
    Map<UUID, Cuts> cuts = new HashMap<>();
    prices.ofTenants(tenants).forEach((tenant, of) -> cuts.put(tenant, cuts(of)));
    return cuts;
  }

  /** An interval lies within one hour, one billing month and one price. */
  static Cuts cuts(TenantPrices prices) {
    return Cuts.hours().and(Cuts.months(prices.zone())).and(prices.cards());
  }

  @Override
  public void record(Map<MeteredResource, List<UsageInterval>> usage) {
    Set<UUID> tenants =
        usage.keySet().stream().map(MeteredResource::tenant).collect(Collectors.toSet());
    Map<UUID, Instant> closed = months.hold(tenants);
    Map<UUID, TenantPrices> terms = prices.ofTenants(tenants);
    Instant now = clock.now();
    em.unwrap(Session.class).doWork(connection -> insert(connection, usage, terms, closed, now));
  }

  private static void insert(
      Connection connection,
      Map<MeteredResource, List<UsageInterval>> usage,
      Map<UUID, TenantPrices> terms,
      Map<UUID, Instant> closed,
      Instant now)
      throws SQLException {
    try (UsageWriter writer = new UsageWriter(connection, now)) {
      for (Map.Entry<MeteredResource, List<UsageInterval>> entry : usage.entrySet()) {
        MeteredResource resource = entry.getKey();
        TenantPrices own = terms.get(resource.tenant());
        for (UsageInterval interval : entry.getValue()) {
          writer.add(
              NewUsage.plain(
                  resource, Rating.rate(interval, own.cards()), closed.get(resource.tenant())),
              own.zone());
        }
      }
    }
  }

  @Override
  public Set<CountedHour> recordCounted(Map<MeteredResource, List<CountedHour>> hours) {
    Set<UUID> tenants =
        hours.keySet().stream().map(MeteredResource::tenant).collect(Collectors.toSet());
    Map<UUID, Instant> closed = months.hold(tenants);
    Map<UUID, TenantPrices> terms = prices.ofTenants(tenants);
    Set<CountedHour> priced = new HashSet<>();
    List<NewUsage> rows = new ArrayList<>();
    hours.forEach(
        (resource, counted) -> {
          for (CountedHour hour : counted) {
            RatedUsage usage =
                Rating.rate(hour.interval(false), terms.get(resource.tenant()).cards());
            if (usage.rateId() != null) {
              priced.add(hour);
              rows.addAll(rows(resource, hour, usage, closed.get(resource.tenant())));
            }
          }
        });
    Instant now = clock.now();
    em.unwrap(Session.class).doWork(connection -> insert(connection, rows, terms, now));
    return priced;
  }

  /** The hour's record; or what takes away the one that it has, and the one that counts then. */
  private List<NewUsage> rows(
      MeteredResource resource, CountedHour hour, RatedUsage usage, Instant closed) {
    RecordedUsage.Standing standing =
        hour.recorded() == 0
            ? null
            : recorded.of(resource.id(), hour.meter(), hour.hour()).orElse(null);
    if (standing == null) {
      return List.of(NewUsage.plain(resource, usage, closed));
    }
    List<NewUsage> rows = new ArrayList<>();
    if (standing.counts() != null) {
      rows.add(NewUsage.takesAway(resource, standing, closed));
    }
    rows.add(NewUsage.replaces(resource, usage, standing, closed));
    return rows;
  }

  private static void insert(
      Connection connection, List<NewUsage> rows, Map<UUID, TenantPrices> terms, Instant now)
      throws SQLException {
    try (UsageWriter writer = new UsageWriter(connection, now)) {
      for (NewUsage row : rows) {
        writer.add(row, terms.get(row.resource().tenant()).zone());
      }
    }
  }

  /** The id of the record of an interval. */
  static UUID id(UUID resource, UsageInterval interval) {
    return id(resource, interval, 0);
  }

  /** The id of a record, or of a correction by its number. */
  static UUID id(UUID resource, UsageInterval interval, int correction) {
    String name = resource + "|" + interval.meter().word() + "|" + interval.from();
    String numbered = correction == 0 ? name : name + "|" + correction;
    return UUID.nameUUIDFromBytes(numbered.getBytes(StandardCharsets.UTF_8));
  }
}
