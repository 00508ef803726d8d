package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.UsageLineView.ResourceRef;
import org.nephos.metering.Cuts;
import org.nephos.metering.Dimensions;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.ScopeSql;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/**
 * Reads usage records. None is longer than the hour of UTC that it lies in, so whatever reaches
 * into an hour begins in it. What a correction takes away has a negative quantity and cost.
 */
@ApplicationScoped
class UsageRepository {
  private static final String LINES =
      "select u.id, u.tenant_id, u.project_id, p.name, u.resource_type, u.resource_id,"
          + " u.resource_name, u.meter, u.from_at, u.to_at, u.quantity * u.sign,"
          + " u.unit, u.unit_price, u.currency, u.cost * u.sign, u.flavor_id, u.image_id, u.zone_id,"
          + " u.volume_type from usage_record u join project p on p.id = u.project_id where ";

  private static final String SUMS =
      "select u.project_id, p.name, u.resource_type, u.resource_id, max(u.resource_name),"
          + " sum(u.cost * u.sign) from usage_record u join project p on p.id = u.project_id where ";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What one resource cost in some time. */
  record ResourceSum(UUID project, String projectName, ResourceRef resource, BigDecimal cost) {}

  /**
   * Records that have a second in common with a period, in order, as they are.
   *
   * @param after the place to go on behind, or null for the first ones
   */
  List<UsageLine> lines(ReadScope scope, UsagePeriod period, Place after, int limit) {
    Query query =
        em.createNativeQuery(
            LINES
                + ScopeSql.condition(scope, "u")
                + " and u.from_at >= :first and u.from_at < :last and u.to_at > :start"
                + (after == null ? "" : " and (u.from_at > :afterFrom or u.id > :afterId)")
                + " order by u.from_at, u.id",
            Object[].class);
    Instant hour = Cuts.hour(period.from());
    ScopeSql.bind(scope, query)
        .setParameter("first", after == null || after.from().isBefore(hour) ? hour : after.from())
        .setParameter("last", period.to())
        .setParameter("start", period.from())
        .setMaxResults(limit);
    if (after != null) {
      query.setParameter("afterFrom", after.from()).setParameter("afterId", after.id());
    }
    return lines(query);
  }

  /** Records that an instant cuts in two. */
  List<UsageLine> across(ReadScope scope, Instant instant) {
    Query query =
        em.createNativeQuery(
            LINES
                + ScopeSql.condition(scope, "u")
                + " and u.from_at >= :hour and u.from_at < :instant and u.to_at > :instant",
            Object[].class);
    return lines(
        ScopeSql.bind(scope, query)
            .setParameter("hour", Cuts.hour(instant))
            .setParameter("instant", instant));
  }

  /**
   * Records that lie on two days, in order.
   *
   * @param days whose days, and the period that they begin and end in
   * @param after the place to go on behind, or null for the first ones
   */
  List<UsageLine> onTwoDays(ReadScope scope, DayNumber days, Place after, int limit) {
    Query query =
        em.createNativeQuery(
            LINES
                + ScopeSql.condition(scope, "u")
                + " and u.from_at >= :first and u.to_at <= :last and u.from_at < :last and "
                + days.of("u.from_at", 0)
                + " < "
                + days.of("u.to_at", -1)
                + (after == null ? "" : " and (u.from_at > :afterFrom or u.id > :afterId)")
                + " order by u.from_at, u.id",
            Object[].class);
    ScopeSql.bind(scope, query)
        .setParameter("first", after == null ? days.from() : after.from())
        .setParameter("last", days.to())
        .setMaxResults(limit);
    if (after != null) {
      query.setParameter("afterFrom", after.from()).setParameter("afterId", after.id());
    }
    return lines(query);
  }

  /** The sum of each resource's records that lie wholly between two instants. */
  @SuppressWarnings("unchecked")
  List<ResourceSum> sums(ReadScope scope, String currency, Instant from, Instant to) {
    Query query =
        em.createNativeQuery(
            SUMS
                + ScopeSql.condition(scope, "u")
                + " and u.from_at >= :start and u.from_at < :last and u.to_at <= :last"
                + " and u.currency = :currency"
                + " group by u.project_id, p.name, u.resource_type, u.resource_id",
            Object[].class);
    ScopeSql.bind(scope, query)
        .setParameter("start", from)
        .setParameter("last", to)
        .setParameter("currency", currency);
    return ((List<Object[]>) query.getResultList())
        .stream()
            .map(
                row ->
                    new ResourceSum(
                        UuidColumn.read(row[0]),
                        (String) row[1],
                        new ResourceRef(UuidColumn.read(row[3]), (String) row[2], (String) row[4]),
                        (BigDecimal) row[5]))
            .toList();
  }

  /** What one resource cost in one currency. */
  record CurrencySum(UUID project, UUID resource, Money cost) {}

  /** The sum of each resource's records that lie wholly between two instants, by currency. */
  @SuppressWarnings("unchecked")
  List<CurrencySum> sumsByCurrency(ReadScope scope, Instant from, Instant to) {
    Query query =
        em.createNativeQuery(
            "select u.project_id, u.resource_id, u.currency, sum(u.cost * u.sign)"
                + " from usage_record u where "
                + ScopeSql.condition(scope, "u")
                + " and u.from_at >= :start and u.from_at < :last and u.to_at <= :last"
                + " group by u.project_id, u.resource_id, u.currency",
            Object[].class);
    ScopeSql.bind(scope, query).setParameter("start", from).setParameter("last", to);
    return ((List<Object[]>) query.getResultList())
        .stream()
            .map(
                row ->
                    new CurrencySum(
                        UuidColumn.read(row[0]),
                        UuidColumn.read(row[1]),
                        new Money((BigDecimal) row[3], String.valueOf(row[2]))))
            .toList();
  }

  /** The names of projects. */
  Map<UUID, String> projectNames(Set<UUID> projects) {
    Map<UUID, String> names = new HashMap<>();
    if (!projects.isEmpty()) {
      em.createQuery("select p.id, p.name from Project p where p.id in :ids", Object[].class)
          .setParameter("ids", projects)
          .getResultList()
          .forEach(row -> names.put((UUID) row[0], (String) row[1]));
    }
    return names;
  }

  @SuppressWarnings("unchecked")
  private static List<UsageLine> lines(Query query) {
    return ((List<Object[]>) query.getResultList()).stream().map(UsageRepository::line).toList();
  }

  private static UsageLine line(Object[] row) {
    Instant from = InstantColumn.read(row[8]);
    return new UsageLine(
        new Place(from, UuidColumn.read(row[0])),
        UuidColumn.read(row[1]),
        UuidColumn.read(row[2]),
        (String) row[3],
        new ResourceRef(UuidColumn.read(row[5]), (String) row[4], (String) row[6]),
        (String) row[7],
        new Dimensions(
            UuidColumn.read(row[15]), UuidColumn.read(row[16]), (String) row[17], (String) row[18]),
        from,
        InstantColumn.read(row[9]),
        (BigDecimal) row[10],
        (String) row[11],
        (BigDecimal) row[12],
        new Money((BigDecimal) row[14], String.valueOf(row[13])),
        false);
  }
}
