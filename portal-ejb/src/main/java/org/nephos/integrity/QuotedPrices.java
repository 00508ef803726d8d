package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.json.Json;
import org.nephos.order.api.QuoteView;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.UuidColumn;
import org.nephos.time.PortalClock;

/**
 * Whether what was quoted adds up, and is what usage costs by the same rates. Of the last orders,
 * each meter's price is compared with that of a record by a rate that was in force when it was
 * ordered.
 */
@ApplicationScoped
class QuotedPrices {
  private static final Duration RECENT = Duration.ofDays(2);
  private static final int ORDERS = 500;

  /** A rate that begins within a second holds from the next one on. */
  private static final String USED =
      "select distinct o.id, u.meter, u.unit_price from orders o"
          + " join instance i on i.order_id = o.id join usage_record u on u.resource_id = i.id"
          + " join rate r on r.id = u.rate_id join price_plan p on p.id = r.price_plan_id"
          + " where o.id in (:ids) and u.correction = 0"
          + " and r.valid_from <= o.created_at - interval '1' second"
          + " and position('\"priceVersion\":\"' || p.name || '@' in o.quote) > 0";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /** What was found in how many quotes. */
  record Found(long rows, List<Drift> drift) {}

  private record Quoted(UUID order, QuoteView quote) {}

  Found check() {
    return transactions.inNew(this::find);
  }

  private Found find() {
    List<Quoted> quoted = quoted(clock.now().minus(RECENT));
    List<Drift> drift = new ArrayList<>();
    for (Quoted each : quoted) {
      QuoteView quote = each.quote();
      BigDecimal sum = BigDecimal.ZERO;
      for (QuoteView.Line line : quote.lines()) {
        sum = sum.add(line.hourly());
        if (line.quantity().multiply(line.unitPrice()).compareTo(line.hourly()) != 0) {
          drift.add(
              drift(
                  each.order(),
                  line.meter()
                      + ": "
                      + line.quantity()
                      + " × "
                      + line.unitPrice()
                      + ", says "
                      + line.hourly()));
        }
      }
      if (sum.compareTo(quote.hourly()) != 0) {
        drift.add(drift(each.order(), "lines " + sum + ", says " + quote.hourly()));
      }
    }
    used(quoted, drift);
    return new Found(quoted.size(), drift);
  }

  private List<Quoted> quoted(Instant since) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select o.id, o.quote from orders o where o.created_at >= :since"
                    + " order by o.created_at desc",
                Object[].class)
            .setParameter("since", since)
            .setMaxResults(ORDERS)
            .getResultList();
    return rows.stream()
        .map(
            row -> new Quoted(UuidColumn.read(row[0]), Json.read((String) row[1], QuoteView.class)))
        .toList();
  }

  private void used(List<Quoted> quoted, List<Drift> drift) {
    if (quoted.isEmpty()) {
      return;
    }
    List<Object[]> rows =
        em.createNativeQuery(USED, Object[].class)
            .setParameter("ids", quoted.stream().map(Quoted::order).toList())
            .getResultList();
    for (Object[] row : rows) {
      UUID order = UuidColumn.read(row[0]);
      BigDecimal used = (BigDecimal) row[2];
      quoted.stream()
          .filter(each -> each.order().equals(order))
          .flatMap(each -> each.quote().lines().stream())
          .filter(line -> line.meter().equals(row[1]))
          .filter(line -> line.unitPrice().compareTo(used) != 0)
          .forEach(
              line ->
                  drift.add(
                      drift(
                          order,
                          line.meter()
                              + ": quoted "
                              + line.unitPrice()
                              + ", used at "
                              + used.stripTrailingZeros().toPlainString())));
    }
  }

  private static Drift drift(UUID order, String detail) {
    return new Drift("quote", order.toString(), detail);
  }
}
