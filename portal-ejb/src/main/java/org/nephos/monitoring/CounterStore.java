package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.metering.InstantColumn;
import org.nephos.monitoring.CounterStep.Gap;
import org.nephos.monitoring.CounterStep.Reading;
import org.nephos.persistence.UuidColumn;

/** Readings, what they add up to, and gaps, as they are kept. Part of the caller's transaction. */
@ApplicationScoped
class CounterStore {
  private static final String SELECT =
      "select c.resource_id, c.meter, c.host_id, c.boot_id, c.at, c.counted from counter_reading c"
          + " where c.host_id = :host";
  private static final String ORDER = " order by c.resource_id, c.meter for update";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** A counter of a guest. */
  record Counter(UUID resource, String meter) {}

  /** Locks the last readings of a host's guests, and of guests that were elsewhere before. */
  @SuppressWarnings("unchecked")
  Map<Counter, Reading> lock(UUID host, Set<UUID> guests) {
    Query query =
        em.createNativeQuery(
                SELECT + (guests.isEmpty() ? "" : " or c.resource_id in (:guests)") + ORDER,
                Object[].class)
            .setParameter("host", host);
    if (!guests.isEmpty()) {
      query.setParameter("guests", guests);
    }
    Map<Counter, Reading> readings = new LinkedHashMap<>();
    for (Object[] row : (List<Object[]>) query.getResultList()) {
      readings.put(
          new Counter(UuidColumn.read(row[0]), (String) row[1]),
          new Reading(
              UuidColumn.read(row[2]),
              (String) row[3],
              InstantColumn.read(row[4]),
              ((Number) row[5]).longValue()));
    }
    return readings;
  }

  /** Those that are instances of ours. */
  Set<UUID> instances(Collection<UUID> guests) {
    return guests.isEmpty()
        ? Set.of()
        : new HashSet<>(
            em.createQuery(
                    "select i.id from Instance i where i.id in :ids"
                        + " and i.state <> org.nephos.compute.InstanceState.DELETED",
                    UUID.class)
                .setParameter("ids", guests)
                .getResultList());
  }

  void begin(Counter counter, Reading reading) {
    write(
        "insert into counter_reading (resource_id, meter, host_id, boot_id, at, counted)"
            + " values (:resource, :meter, :host, :boot, :at, :total)",
        counter,
        reading);
  }

  void keep(Counter counter, Reading reading) {
    write(
        "update counter_reading set host_id = :host, boot_id = :boot, at = :at, counted = :total"
            + " where resource_id = :resource and meter = :meter",
        counter,
        reading);
  }

  private void write(String sql, Counter counter, Reading reading) {
    of(counter, em.createNativeQuery(sql))
        .setParameter("host", reading.host())
        .setParameter("boot", reading.bootId())
        .setParameter("at", reading.at())
        .setParameter("total", reading.total())
        .executeUpdate();
  }

  private static Query of(Counter counter, Query query) {
    return query
        .setParameter("resource", counter.resource())
        .setParameter("meter", counter.meter());
  }

  void forget(Collection<Counter> counters) {
    for (Counter counter : counters) {
      of(
              counter,
              em.createNativeQuery(
                  "delete from counter_reading where resource_id = :resource and meter = :meter"))
          .executeUpdate();
    }
  }

  /** Adds to an hour, of which a record is due then. */
  void count(Counter counter, Instant hour, long more) {
    int known =
        of(
                counter,
                em.createNativeQuery(
                    "update counter_usage set counted = counted + :more, due_at = to_at where"
                        + " resource_id = :resource and meter = :meter and from_at = :hour"))
            .setParameter("more", more)
            .setParameter("hour", hour)
            .executeUpdate();
    if (known == 0) {
      of(
              counter,
              em.createNativeQuery(
                  "insert into counter_usage (resource_id, meter, from_at, to_at, tenant_id,"
                      + " project_id, counted, due_at, flavor_id, image_id, zone_id) select i.id,"
                      + " cast(:meter as varchar(63)), cast(:hour as timestamp(6) with time zone),"
                      + " cast(:end as timestamp(6) with time zone), i.tenant_id, i.project_id,"
                      + " cast(:more as bigint), cast(:end as timestamp(6) with time zone),"
                      + " i.flavor_id, i.image_id, i.zone_name from instance i where i.id ="
                      + " :resource"))
          .setParameter("hour", hour)
          .setParameter("end", hour.plus(1, ChronoUnit.HOURS))
          .setParameter("more", more)
          .executeUpdate();
    }
  }

  /** Keeps a gap; none that has no second. */
  void gap(Counter counter, Instant from, Instant to, Gap reason) {
    if (!from.isBefore(to)) {
      return;
    }
    String name = counter.resource() + "|" + counter.meter() + "|" + from;
    of(
            counter,
            em.createNativeQuery(
                "insert into usage_gap (id, resource_id, meter, from_at, to_at, tenant_id,"
                    + " project_id, reason) select :id, i.id, cast(:meter as varchar(63)),"
                    + " cast(:from as timestamp(6) with time zone),"
                    + " cast(:to as timestamp(6) with time zone), i.tenant_id, i.project_id,"
                    + " cast(:reason as varchar(16)) from instance i where i.id = :resource"
                    + " and not exists (select 1 from usage_gap g where g.id = :id)"))
        .setParameter("id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
        .setParameter("from", from)
        .setParameter("to", to)
        .setParameter("reason", reason.name())
        .executeUpdate();
  }
}
