package org.nephos.metering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** The rows of what is metered, and the events that usage comes from. */
@ApplicationScoped
public class MeteringRepository {
  private static final String COLUMNS =
      "m.resource_id, m.resource_type, m.resource_name, m.tenant_id, m.project_id,"
          + " m.last_version, m.running, m.metered_version, m.metered_until";

  /** Usage is missing: after an event, or for what has run into another hour. */
  private static final String DUE =
      "(m.metered_version < m.last_version or (m.running <> '{}'"
          + " and (m.metered_until is null or m.metered_until < :hour)))";

  private static final String ADVANCE =
      "update metered_resource set metered_version = ?, metered_until = ?, last_instant ="
          + " case when last_instant < ? then ? else last_instant end where resource_id = ?";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * Resources whose usage up to an hour is not all recorded, in the order of their ids, without
   * locking anything.
   *
   * @param after the id to go on from, or null for the first
   */
  @SuppressWarnings("unchecked")
  public List<UUID> due(ReadScope scope, Instant hour, UUID after, int limit) {
    Query query =
        em.createNativeQuery(
            "select m.resource_id from metered_resource m where "
                + ScopeSql.condition(scope, "m")
                + (after == null ? "" : " and m.resource_id > :after")
                + " and "
                + DUE
                + " order by m.resource_id",
            UUID.class);
    ScopeSql.bind(scope, query).setParameter("hour", hour).setMaxResults(limit);
    if (after != null) {
      query.setParameter("after", after);
    }
    return query.getResultList();
  }

  /**
   * Locks those of the resources that are still due.
   *
   * @param wait whether to wait for who holds a row; otherwise such a row is left out
   */
  public List<MeteredResource> lockDue(List<UUID> ids, Instant hour, boolean wait) {
    return resources(
        em.createNativeQuery(
                "select "
                    + COLUMNS
                    + " from metered_resource m where m.resource_id in (:ids) and "
                    + DUE
                    + " order by m.resource_id for update"
                    + (wait ? "" : " skip locked"))
            .setParameter("ids", ids)
            .setParameter("hour", hour));
  }

  /**
   * All resources of which not all usage is recorded: what runs, and what an event has ended since.
   * One statement, so that how far usage is recorded and the events after that fit each other
   * whatever is recorded meanwhile.
   */
  @SuppressWarnings("unchecked")
  public List<Unrecorded> unrecorded(ReadScope scope) {
    Query query =
        em.createNativeQuery(
            "select "
                + COLUMNS
                + ", e.resource_version, e.effective_at, e.meters from metered_resource m"
                + " join event e on e.resource_id = m.resource_id"
                + " and e.resource_version >= m.metered_version and e.meters is not null where "
                + ScopeSql.condition(scope, "m")
                + " and (m.running <> '{}' or m.metered_version < m.last_version)"
                + " order by m.resource_id, e.resource_version");
    Map<UUID, MeteredResource> resources = new LinkedHashMap<>();
    Map<UUID, List<MeteringEvent>> events = new HashMap<>();
    for (Object[] row : (List<Object[]>) ScopeSql.bind(scope, query).getResultList()) {
      MeteredResource resource = resource(row);
      resources.putIfAbsent(resource.id(), resource);
      events.computeIfAbsent(resource.id(), id -> new ArrayList<>()).add(event(row, 9));
    }
    return resources.values().stream()
        .map(resource -> new Unrecorded(resource, events.get(resource.id())))
        .toList();
  }

  /** For each resource the last event that its usage takes into account, and all later ones. */
  public Map<UUID, List<MeteringEvent>> eventsSinceMetered(Collection<UUID> ids) {
    return events(
        em.createNativeQuery(
                "select e.resource_id, e.resource_version, e.effective_at, e.meters from event e"
                    + " join metered_resource m on m.resource_id = e.resource_id"
                    + " where m.resource_id in (:ids) and e.meters is not null"
                    + " and e.resource_version >= m.metered_version"
                    + " order by e.resource_id, e.resource_version")
            .setParameter("ids", ids));
  }

  /**
   * Hours of counters that are in no record, over or not. What came late for an hour that has a
   * record is not among them: it is known when that is corrected.
   *
   * @param meters by their words
   */
  @SuppressWarnings("unchecked")
  public Map<MeteredResource, List<CountedHour>> counting(ReadScope scope, Set<String> meters) {
    if (meters.isEmpty()) {
      return Map.of();
    }
    Query query =
        em.createNativeQuery(
            "select "
                + COLUMNS
                + ", "
                + CountedHours.COLUMNS
                + " from counter_usage c join metered_resource m on m.resource_id = c.resource_id"
                + " where "
                + ScopeSql.condition(scope, "c")
                + " and c.due_at is not null and c.recorded = 0 and c.meter in (:meters)"
                + " order by c.resource_id, c.meter, c.from_at",
            Object[].class);
    query.setParameter("meters", meters);
    Map<MeteredResource, List<CountedHour>> found = new LinkedHashMap<>();
    MeteredResource last = null;
    for (Object[] row : (List<Object[]>) ScopeSql.bind(scope, query).getResultList()) {
      if (last == null || !last.id().equals(UuidColumn.read(row[0]))) {
        last = resource(row);
      }
      found.computeIfAbsent(last, any -> new ArrayList<>()).add(CountedHours.hour(row, 9));
    }
    return found;
  }

  /** These, without locking anything. */
  List<MeteredResource> of(Collection<UUID> ids) {
    return resources(
        em.createNativeQuery(
                "select " + COLUMNS + " from metered_resource m where m.resource_id in (:ids)")
            .setParameter("ids", ids));
  }

  /** Locks one, due or not. */
  public Optional<MeteredResource> lock(UUID resource) {
    return resources(
            em.createNativeQuery(
                    "select "
                        + COLUMNS
                        + " from metered_resource m where m.resource_id = :id for update")
                .setParameter("id", resource))
        .stream()
        .findFirst();
  }

  /** For each resource all events that usage comes from, by rising version. */
  public Map<UUID, List<MeteringEvent>> allEvents(Collection<UUID> ids) {
    return events(
        em.createNativeQuery(
                "select e.resource_id, e.resource_version, e.effective_at, e.meters from event e"
                    + " where e.resource_id in (:ids) and e.meters is not null"
                    + " order by e.resource_id, e.resource_version")
            .setParameter("ids", ids));
  }

  /**
   * Says how far locked resources' usage has been recorded. Nothing may begin before that any more,
   * so it is the last instant of each, too. All of them at once: the database is asked one time.
   */
  public void advance(Map<MeteredResource, Instant> until) {
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
                for (Map.Entry<MeteredResource, Instant> each : until.entrySet()) {
                  OffsetDateTime at = each.getValue().atOffset(ZoneOffset.UTC);
                  update.setLong(1, each.getKey().lastVersion());
                  update.setObject(2, at);
                  update.setObject(3, at);
                  update.setObject(4, at);
                  update.setObject(5, each.getKey().id());
                  update.addBatch();
                }
                update.executeBatch();
              }
            });
  }

  @SuppressWarnings("unchecked")
  private static List<MeteredResource> resources(Query query) {
    return ((List<Object[]>) query.getResultList())
        .stream().map(MeteringRepository::resource).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<UUID, List<MeteringEvent>> events(Query query) {
    Map<UUID, List<MeteringEvent>> found = new HashMap<>();
    for (Object[] row : (List<Object[]>) query.getResultList()) {
      found.computeIfAbsent(UuidColumn.read(row[0]), id -> new ArrayList<>()).add(event(row, 1));
    }
    return found;
  }

  private static MeteredResource resource(Object[] row) {
    return new MeteredResource(
        UuidColumn.read(row[0]),
        (String) row[1],
        (String) row[2],
        UuidColumn.read(row[3]),
        UuidColumn.read(row[4]),
        ((Number) row[5]).longValue(),
        MeterSet.ofText((String) row[6]),
        ((Number) row[7]).longValue(),
        InstantColumn.read(row[8]));
  }

  private static MeteringEvent event(Object[] row, int column) {
    return new MeteringEvent(
        ((Number) row[column]).longValue(),
        InstantColumn.read(row[column + 1]),
        MeterSet.ofText((String) row[column + 2]));
  }
}
