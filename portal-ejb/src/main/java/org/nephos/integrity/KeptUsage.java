package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillingMonth;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.UuidColumn;
import org.nephos.time.PortalClock;

/**
 * Whether the sums that are kept of usage are those of its records, for some months of tenants, in
 * turn. Records and sums are read by one statement, so that what is recorded meanwhile is no drift.
 */
@ApplicationScoped
class KeptUsage {
  private static final int TURN = 5;

  /** By tenant, the beginning of its first record. */
  private static final String TENANTS =
      "select t.id, t.zone_id, (select min(u.from_at) from usage_record u where u.tenant_id = t.id)"
          + " from tenant t";

  private static final String KEY =
      "x.billed_in, x.project_id, x.meter, x.rate_id, x.unit_price, x.resource_id,"
          + " x.resource_name";

  private static final String DIFFERENT =
      "select 'usage-kept', cast(x.resource_id as varchar(36)), x.meter || ' of '"
          + " || x.resource_name || ': records and kept sums differ by '"
          + " || cast(sum(x.seconds) as varchar(40)) || ' s and '"
          + " || cast(sum(x.cost) as varchar(60)) from"
          + " (select coalesce(u.billed_in, cast(:from as timestamp(6) with time zone))"
          + " as billed_in, u.project_id, u.meter, u.rate_id, u.unit_price, u.resource_id,"
          + " u.resource_name, u.seconds * u.sign as seconds,"
          + " u.quantity * (u.seconds * u.sign) as unit_seconds, u.cost * u.sign as cost"
          + " from usage_record u where u.tenant_id = :tenant and u.from_at >= :from"
          + " and u.from_at < :until union all"
          + " select s.billed_in, s.project_id, s.meter, s.rate_id, s.unit_price, s.resource_id,"
          + " s.resource_name, -s.seconds, -s.unit_seconds, -s.cost from usage_month s"
          + " where s.tenant_id = :tenant and s.about = :from) x group by "
          + KEY
          + " having sum(x.seconds) <> 0 or sum(x.unit_seconds) <> 0 or sum(x.cost) <> 0";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private DriftQuery query;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  private int turn;

  private record Month(UUID tenant, BillingMonth month) {}

  /** What differs in the next months; the caller asks one check at a time. */
  List<Drift> check() {
    List<Month> months = transactions.inNew(this::months);
    List<Drift> drift = new ArrayList<>();
    for (int i = 0; i < Math.min(TURN, months.size()); i++) {
      turn = (turn + 1) % months.size();
      Month next = months.get(turn);
      drift.addAll(
          query.find(
              DIFFERENT,
              Map.of(
                  "tenant", next.tenant(),
                  "from", next.month().from(),
                  "until", next.month().to())));
    }
    return drift;
  }

  @SuppressWarnings("unchecked")
  private List<Month> months() {
    Instant now = clock.now();
    List<Month> months = new ArrayList<>();
    for (Object[] row :
        (List<Object[]>) em.createNativeQuery(TENANTS, Object[].class).getResultList()) {
      Instant first = InstantColumn.read(row[2]);
      if (first == null) {
        continue;
      }
      UUID tenant = UuidColumn.read(row[0]);
      for (BillingMonth month = BillingMonth.of(first, ZoneId.of((String) row[1]));
          !month.from().isAfter(now);
          month = month.next()) {
        months.add(new Month(tenant, month));
      }
    }
    months.sort(
        Comparator.comparing((Month each) -> each.tenant().toString())
            .thenComparing(each -> each.month().month()));
    return months;
  }
}
