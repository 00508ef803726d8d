package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nephos.billing.Rounding;
import org.nephos.invoice.api.RevenueView;
import org.nephos.metering.InstantColumn;
import org.nephos.problem.api.MalformedException;
import org.nephos.time.PortalClock;

/** What months brought, all tenants together, by the month that invoices are about. */
@ApplicationScoped
class Revenue {
  private static final BigDecimal NOTHING = Rounding.toCents(BigDecimal.ZERO);

  /** The database adds what begins at one instant; zones are few. */
  private static final String SUMS =
      "select i.period_from, t.zone_id, i.currency, i.kind, count(*), sum(i.net), sum(i.tax),"
          + " sum(i.total), sum(i.paid), sum(case when i.kind = 'INVOICE' and i.total - i.credited"
          + " - i.paid > 0 then i.total - i.credited - i.paid else 0 end),"
          + " sum(case when i.kind = 'INVOICE' and i.due_at < :now and i.total - i.credited -"
          + " i.paid > 0 then i.total - i.credited - i.paid else 0 end)"
          + " from invoice i join tenant t on t.id = i.tenant_id where i.number is not null"
          + " and i.period_from >= :from and i.period_from < :to"
          + " group by i.period_from, t.zone_id, i.currency, i.kind";

  /** Columns of times hold no more. */
  private static final Instant END = Instant.parse("9000-01-01T00:00:00Z");

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  private record Key(YearMonth month, String currency) {}

  /**
   * The months that begin in a period, oldest first.
   *
   * @param from inclusive, or null
   * @param to exclusive, or null
   */
  List<RevenueView> between(Instant from, Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new MalformedException("from", "from must be before to.");
    }
    Map<Key, RevenueView> months =
        new TreeMap<>(Comparator.comparing(Key::month).thenComparing(Key::currency));
    for (Object[] row : rows(bounded(from, Instant.EPOCH), bounded(to, END))) {
      Instant begins = InstantColumn.read(row[0]);
      Key key =
          new Key(
              YearMonth.from(begins.atZone(ZoneId.of((String) row[1]))),
              String.valueOf(row[2]).strip());
      months.merge(key, view(key, row), Revenue::plus);
    }
    return new ArrayList<>(months.values());
  }

  private static Instant bounded(Instant instant, Instant otherwise) {
    if (instant == null || instant.isAfter(END)) {
      return instant == null ? otherwise : END;
    }
    return instant.isBefore(Instant.EPOCH) ? Instant.EPOCH : instant;
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(Instant from, Instant to) {
    return em.createNativeQuery(SUMS, Object[].class)
        .setParameter("now", clock.now())
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  private static RevenueView view(Key key, Object[] row) {
    boolean note = "CREDIT_NOTE".equals(row[3]);
    return new RevenueView(
        key.month(),
        key.currency(),
        note ? 0 : ((Number) row[4]).intValue(),
        note ? NOTHING : cents(row[5]),
        note ? NOTHING : cents(row[6]),
        note ? NOTHING : cents(row[7]),
        note ? cents(row[5]) : NOTHING,
        cents(row[8]),
        cents(row[9]),
        cents(row[10]));
  }

  private static BigDecimal cents(Object sum) {
    return Rounding.toCents((BigDecimal) sum);
  }

  private static RevenueView plus(RevenueView one, RevenueView other) {
    return new RevenueView(
        one.month(),
        one.currency(),
        one.invoices() + other.invoices(),
        one.net().add(other.net()),
        one.tax().add(other.tax()),
        one.total().add(other.total()),
        one.credited().add(other.credited()),
        one.paid().add(other.paid()),
        one.open().add(other.open()),
        one.overdue().add(other.overdue()));
  }
}
