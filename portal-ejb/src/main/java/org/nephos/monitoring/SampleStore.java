package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.metering.InstantColumn;
import org.nephos.monitoring.GuestRates.Reading;

/** The samples as they are kept. Writes in bulk, as parts of the caller's transaction. */
@ApplicationScoped
class SampleStore {
  private static final int BATCH = 500;
  private static final String INSERT =
      "insert into metric_sample (resource_id, meter, at, tenant_id, metric_value)"
          + " values (?, ?, ?, ?, ?)";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** Keeps those that are of an instance of ours. */
  void keep(List<Reading> readings, Instant at) {
    Map<UUID, UUID> tenants = tenants(readings.stream().map(Reading::guest).distinct().toList());
    OffsetDateTime time = at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    em.unwrap(Session.class).doWork(connection -> insert(connection, readings, tenants, time));
  }

  private Map<UUID, UUID> tenants(List<UUID> guests) {
    Map<UUID, UUID> tenants = new HashMap<>();
    for (int from = 0; from < guests.size(); from += BATCH) {
      em.createQuery(
              "select i.id, i.tenantId from Instance i where i.id in :ids"
                  + " and i.state <> org.nephos.compute.InstanceState.DELETED",
              Object[].class)
          .setParameter("ids", guests.subList(from, Math.min(guests.size(), from + BATCH)))
          .getResultList()
          .forEach(row -> tenants.put((UUID) row[0], (UUID) row[1]));
    }
    return tenants;
  }

  private static void insert(
      Connection connection, List<Reading> readings, Map<UUID, UUID> tenants, OffsetDateTime at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int waiting = 0;
      for (Reading reading : readings) {
        UUID tenant = tenants.get(reading.guest());
        if (tenant == null) {
          continue;
        }
        statement.setObject(1, reading.guest());
        statement.setString(2, reading.meter());
        statement.setObject(3, at);
        statement.setObject(4, tenant);
        statement.setDouble(5, reading.value());
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  /** The last hour that was summed up, or null. */
  Instant lastHour() {
    return InstantColumn.read(
        em.createNativeQuery("select max(hour_at) from metric_hour", Object.class)
            .getSingleResult());
  }

  /** Sums the samples of an hour up; what is summed up already stays as it is. */
  int sumUp(Instant hour) {
    return em.createNativeQuery(
            "insert into metric_hour (resource_id, meter, hour_at, tenant_id, samples, value_sum,"
                + " value_max) select s.resource_id, s.meter, cast(:hour as timestamp(6) with time"
                + " zone), s.tenant_id, cast(count(*) as integer), sum(s.metric_value),"
                + " max(s.metric_value) from metric_sample s where s.at >= :hour and s.at < :end"
                + " and not exists (select 1 from metric_hour h where h.resource_id ="
                + " s.resource_id and h.meter = s.meter and h.hour_at = :hour)"
                + " group by s.resource_id, s.meter, s.tenant_id")
        .setParameter("hour", hour)
        .setParameter("end", hour.plus(1, ChronoUnit.HOURS))
        .executeUpdate();
  }

  /** Forgets sums of older hours. */
  int forgetHours(Instant before) {
    return em.createNativeQuery("delete from metric_hour where hour_at < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  /** Forgets what is older. */
  int forget(Instant before) {
    return em.createNativeQuery("delete from metric_sample where at < :before")
        .setParameter("before", before)
        .executeUpdate();
  }
}
