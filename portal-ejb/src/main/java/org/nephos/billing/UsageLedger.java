package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.nephos.metering.Cuts;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;
import org.nephos.metering.UsageRecorder;
import org.nephos.time.PortalClock;

/** Prices usage and appends it to the usage records. */
@ApplicationScoped
public class UsageLedger implements UsageRecorder {
  private static final int BATCH = 500;
  private static final String INSERT =
      "insert into usage_record (id, tenant_id, project_id, resource_type, resource_id,"
          + " resource_name, meter, from_at, to_at, seconds, quantity, unit, rate_id, unit_price,"
          + " currency, cost, created_at, flavor_id, image_id, zone_id, volume_type) values (?, ?, ?,"
          + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PriceRepository prices;
  @Inject private PortalClock clock;

  @Override
  public Map<UUID, Cuts> cuts(Set<UUID> tenants) {
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
    Map<UUID, TenantPrices> terms =
        prices.ofTenants(
            usage.keySet().stream().map(MeteredResource::tenant).collect(Collectors.toSet()));
    Instant now = clock.now();
    em.unwrap(Session.class).doWork(connection -> insert(connection, usage, terms, now));
  }

  private static void insert(
      Connection connection,
      Map<MeteredResource, List<UsageInterval>> usage,
      Map<UUID, TenantPrices> terms,
      Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int waiting = 0;
      for (Map.Entry<MeteredResource, List<UsageInterval>> entry : usage.entrySet()) {
        TenantCards cards = terms.get(entry.getKey().tenant()).cards();
        for (UsageInterval interval : entry.getValue()) {
          bind(statement, entry.getKey(), Rating.rate(interval, cards), now);
          statement.addBatch();
          if (++waiting == BATCH) {
            statement.executeBatch();
            waiting = 0;
          }
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  private static void bind(
      PreparedStatement statement, MeteredResource resource, RatedUsage usage, Instant now)
      throws SQLException {
    UsageInterval interval = usage.interval();
    statement.setObject(1, id(resource.id(), interval));
    statement.setObject(2, resource.tenant());
    statement.setObject(3, resource.project());
    statement.setString(4, resource.type());
    statement.setObject(5, resource.id());
    statement.setString(6, resource.name());
    statement.setString(7, interval.meter().word());
    statement.setObject(8, time(interval.from()));
    statement.setObject(9, time(interval.to()));
    statement.setLong(10, interval.seconds());
    statement.setBigDecimal(11, interval.quantity());
    statement.setString(12, interval.meter().unit());
    setId(statement, 13, usage.rateId());
    statement.setBigDecimal(14, usage.unitPrice());
    statement.setString(15, usage.cost().currency());
    statement.setBigDecimal(16, usage.cost().amount());
    statement.setObject(17, time(now));
    Dimensions of = interval.of();
    setId(statement, 18, of.flavorId());
    setId(statement, 19, of.imageId());
    statement.setString(20, of.zone());
    statement.setString(21, of.volumeType());
  }

  private static void setId(PreparedStatement statement, int at, UUID id) throws SQLException {
    if (id == null) {
      statement.setNull(at, Types.OTHER);
    } else {
      statement.setObject(at, id);
    }
  }

  /** The same usage has the same id, however often it is derived: rebuilding it changes nothing. */
  static UUID id(UUID resource, UsageInterval interval) {
    String name = resource + "|" + interval.meter().word() + "|" + interval.from();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
