package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.CounterView;
import org.nephos.billing.api.UsageGapView;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.ScopeSql;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** Reads what counters counted, and what is not known of them. */
@ApplicationScoped
class CounterRepository {
  /** Without a reading for so long, there is a gap. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** A byte is the ninth decimal of a GB. */
  private static final int BYTE_DECIMALS = 9;

  private static final int MOST = 10_000;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** A gap that is over. */
  record Gap(Place place, UsageGapView view) {}

  /** What was counted in the hours that begin in a period, the most first. */
  @SuppressWarnings("unchecked")
  List<CounterView> counters(ReadScope scope, UsagePeriod period) {
    Query query =
        em.createNativeQuery(
            "select c.resource_id, max(i.name), c.project_id, c.meter, sum(c.counted)"
                + " from counter_usage c join instance i on i.id = c.resource_id where "
                + ScopeSql.condition(scope, "c")
                + " and c.from_at >= :from and c.from_at < :to"
                + " group by c.resource_id, c.project_id, c.meter"
                + " order by 5 desc, 1, 4",
            Object[].class);
    ScopeSql.bind(scope, query)
        .setParameter("from", period.from())
        .setParameter("to", period.to())
        .setMaxResults(MOST);
    return ((List<Object[]>) query.getResultList())
        .stream().map(CounterRepository::counter).toList();
  }

  private static CounterView counter(Object[] row) {
    BigDecimal bytes = new BigDecimal(row[4].toString());
    return new CounterView(
        UuidColumn.read(row[0]),
        (String) row[1],
        UuidColumn.read(row[2]),
        (String) row[3],
        bytes.longValueExact(),
        Rounding.trim(bytes.movePointLeft(BYTE_DECIMALS), 0),
        "GB");
  }

  /** Gaps that have a second in common with a period, oldest first. */
  @SuppressWarnings("unchecked")
  List<Gap> gaps(ReadScope scope, UsagePeriod period, Place after, int limit) {
    Query query =
        em.createNativeQuery(
            "select g.resource_id, i.name, g.project_id, g.meter, g.from_at, g.to_at, g.reason, g.id"
                + " from usage_gap g join instance i on i.id = g.resource_id where "
                + ScopeSql.condition(scope, "g")
                + " and g.to_at > :from and g.from_at < :to"
                + (after == null
                    ? ""
                    : " and g.from_at >= :afterFrom and (g.from_at > :afterFrom or g.id > :afterId)")
                + " order by g.from_at, g.id",
            Object[].class);
    ScopeSql.bind(scope, query)
        .setParameter("from", period.from())
        .setParameter("to", period.to())
        .setMaxResults(limit);
    if (after != null) {
      query.setParameter("afterFrom", after.from()).setParameter("afterId", after.id());
    }
    return ((List<Object[]>) query.getResultList())
        .stream()
            .map(
                row ->
                    new Gap(
                        new Place(InstantColumn.read(row[4]), UuidColumn.read(row[7])),
                        view(
                            row,
                            InstantColumn.read(row[5]),
                            UsageGapView.Reason.valueOf((String) row[6]),
                            false)))
            .toList();
  }

  /** Counters that have not been read for too long, since before the period's end. */
  @SuppressWarnings("unchecked")
  List<UsageGapView> open(ReadScope scope, UsagePeriod period) {
    Query query =
        em.createNativeQuery(
            "select c.resource_id, i.name, i.project_id, c.meter, c.at from counter_reading c"
                + " join instance i on i.id = c.resource_id where "
                + ScopeSql.condition(scope, "i")
                + " and c.at < :late and c.at < :to order by c.at, c.resource_id, c.meter",
            Object[].class);
    Instant late = period.asOf().minus(LONGEST);
    ScopeSql.bind(scope, query)
        .setParameter("late", late)
        .setParameter("to", period.to())
        .setMaxResults(MOST);
    return ((List<Object[]>) query.getResultList())
        .stream().map(row -> view(row, period.asOf(), UsageGapView.Reason.MISSED, true)).toList();
  }

  private static UsageGapView view(
      Object[] row, Instant to, UsageGapView.Reason reason, boolean open) {
    UUID resource = UuidColumn.read(row[0]);
    return new UsageGapView(
        resource,
        (String) row[1],
        UuidColumn.read(row[2]),
        (String) row[3],
        InstantColumn.read(row[4]),
        to,
        reason,
        open);
  }
}
