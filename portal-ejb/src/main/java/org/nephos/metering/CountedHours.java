package org.nephos.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** What counters counted hour by hour, and which of it has no usage record yet. */
@ApplicationScoped
public class CountedHours {
  /** So long after its end an hour waits for a reading that is late. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  static final String COLUMNS =
      "c.resource_id, c.meter, c.flavor_id, c.image_id, c.zone_id, c.from_at, c.counted,"
          + " c.recorded";

  private static final String SELECT = "select " + COLUMNS + " from counter_usage c where ";

  /**
   * The hour is over and nothing more comes: the counter was read after its end, is gone, or has
   * been waited for long enough. A reading at the full hour still belongs to it.
   */
  private static final String DUE =
      "c.due_at <= :hour and (c.due_at <= :patience or not exists (select 1 from counter_reading r"
          + " where r.resource_id = c.resource_id and r.meter = c.meter and r.at <= c.to_at))";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * Metered resources with hours that are over and not recorded, in the order of their ids, without
   * locking anything. What was never metered has no usage.
   *
   * @param after the id to go on from, or null for the first
   */
  @SuppressWarnings("unchecked")
  List<UUID> due(ReadScope scope, Instant now, UUID after, int limit) {
    Query query =
        em.createNativeQuery(
            "select distinct c.resource_id from counter_usage c"
                + " join metered_resource m on m.resource_id = c.resource_id where "
                + ScopeSql.condition(scope, "c")
                + (after == null ? "" : " and c.resource_id > :after")
                + " and "
                + DUE
                + " order by c.resource_id",
            UUID.class);
    bind(ScopeSql.bind(scope, query), now).setMaxResults(limit);
    if (after != null) {
      query.setParameter("after", after);
    }
    return query.getResultList();
  }

  /**
   * Locks those hours of the resources that are still due, those of a resource in the order in
   * which its readings are counted, by the words of the meters. H2 locks rows as it finds them and
   * not as they are sorted, which is the order of the key.
   *
   * @param wait whether to wait for who holds a row; otherwise such a row is left out
   */
  List<CountedHour> lockDue(Collection<UUID> resources, Instant now, boolean wait) {
    return hours(
        bind(
            em.createNativeQuery(
                    SELECT
                        + "c.resource_id in (:ids) and "
                        + DUE
                        + " order by c.resource_id, c.meter, c.from_at for update"
                        + (wait ? "" : " skip locked"),
                    Object[].class)
                .setParameter("ids", resources),
            now));
  }

  private static Query bind(Query query, Instant now) {
    return query.setParameter("hour", Cuts.hour(now)).setParameter("patience", now.minus(PATIENCE));
  }

  /** Says that all of an hour that is locked has been looked at, and how much is in records. */
  void settle(CountedHour hour, long recorded) {
    em.createNativeQuery(
            "update counter_usage set recorded = :recorded, due_at = null where resource_id = :id"
                + " and meter = :meter and from_at = :hour")
        .setParameter("recorded", recorded)
        .setParameter("id", hour.resource())
        .setParameter("meter", hour.meter().word())
        .setParameter("hour", hour.hour())
        .executeUpdate();
  }

  /** The hours of resources that are in records, as they were then, from one instant to another. */
  public Map<UUID, List<CountedHour>> recorded(
      Collection<UUID> resources, Instant from, Instant to) {
    Map<UUID, List<CountedHour>> found = new HashMap<>();
    hours(
            em.createNativeQuery(
                    SELECT
                        + "c.resource_id in (:ids) and c.from_at >= :from and c.from_at < :to"
                        + " and c.recorded > 0 order by c.resource_id, c.meter, c.from_at",
                    Object[].class)
                .setParameter("ids", resources)
                .setParameter("from", from)
                .setParameter("to", to))
        .forEach(hour -> found.computeIfAbsent(hour.resource(), id -> new ArrayList<>()).add(hour));
    return found;
  }

  @SuppressWarnings("unchecked")
  private static List<CountedHour> hours(Query query) {
    return ((List<Object[]>) query.getResultList()).stream().map(row -> hour(row, 0)).toList();
  }

  /** From {@link #COLUMNS}, of which the first stands there. */
  static CountedHour hour(Object[] row, int at) {
    return new CountedHour(
        UuidColumn.read(row[at]),
        Meter.ofWord((String) row[at + 1]).orElseThrow(),
        new Dimensions(
            UuidColumn.read(row[at + 2]), UuidColumn.read(row[at + 3]), (String) row[at + 4], null),
        InstantColumn.read(row[at + 5]),
        ((Number) row[at + 6]).longValue(),
        ((Number) row[at + 7]).longValue());
  }
}
