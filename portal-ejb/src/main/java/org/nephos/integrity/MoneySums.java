package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.Cuts;
import org.nephos.persistence.Transactions;
import org.nephos.time.PortalClock;

/**
 * I5: same rates and seconds, same money. Usage of the last hours costs what the formula says, by
 * the price of its rate, has one where a rate held, and costs what the order was quoted; an invoice
 * is the sum of its items, taxes and cost rows, and its usage is that of the records that count to
 * its month, which are the rows of the FOCUS export, too. Of invoices each check takes some, in
 * turn.
 */
@ApplicationScoped
public class MoneySums implements Invariant {
  private static final Duration RECENT = Duration.ofHours(3);
  private static final int TURN = 50;

  private static final String NUMBER = "cast(# as varchar(60))";

  /** Half a unit of the twelfth decimal, times the seconds of an hour. */
  private static final String COST =
      "select 'usage-cost', cast(u.id as varchar(36)), "
          + text("u.quantity")
          + " || ' × ' || "
          + text("u.seconds")
          + " || ' s × ' || "
          + text("u.unit_price")
          + " || ' / 3600, says ' || "
          + text("u.cost")
          + " from usage_record u where u.from_at >= :since and"
          + " abs(u.cost * 3600 - u.quantity * u.seconds * u.unit_price) > 0.0000000018";

  private static final String PRICE =
      "select 'usage-price', cast(u.id as varchar(36)), 'says ' || "
          + text("u.unit_price")
          + " || ', its rate ' || "
          + text("r.unit_price")
          + " from usage_record u join rate r on r.id = u.rate_id where u.from_at >= :since"
          + " and (r.unit_price <> u.unit_price or r.meter <> u.meter)";

  private static final String UNPRICED =
      "select 'usage-price', cast(u.id as varchar(36)), u.meter || ' says that it has no price, and"
          + " a rate held' from usage_record u where u.from_at >= :since and u.rate_id is null"
          + " and u.sign > 0 and "
          + HeldRate.ofRecord("u");

  private static final String TOTAL =
      "select 'invoice-total', i.number, 'net ' || "
          + text("i.net")
          + " || ' and tax ' || "
          + text("i.tax")
          + " || ', items ' || "
          + text("coalesce(s.net, 0)")
          + " || ' and taxes ' || "
          + text("coalesce(t.tax, 0)")
          + " from invoice i left join (select invoice_id, sum(amount) as net from invoice_item"
          + " where invoice_id in (:ids) group by invoice_id) s on s.invoice_id = i.id"
          + " left join (select invoice_id, sum(tax) as tax from invoice_tax"
          + " where invoice_id in (:ids) group by invoice_id) t on t.invoice_id = i.id"
          + " where i.id in (:ids) and (i.net <> coalesce(s.net, 0) or i.tax <> coalesce(t.tax, 0)"
          + " or i.total <> i.net + i.tax)";

  private static final String ROWS =
      "select 'item-rows', i.number || ' item ' || cast(n.n as varchar(10)), "
          + text("n.amount")
          + " || ', rows ' || "
          + text("coalesce(c.cost, 0)")
          + " from invoice_item n join invoice i on i.id = n.invoice_id left join"
          + " (select invoice_id, item_n, sum(cost) as cost from cost_row"
          + " where invoice_id in (:ids) group by invoice_id, item_n) c"
          + " on c.invoice_id = n.invoice_id and c.item_n = n.n"
          + " where n.invoice_id in (:ids) and (n.amount <> coalesce(c.cost, 0)"
          + " or abs(n.amount - n.cost) > 0.005)";

  /** By the notes before it that answer the same invoice, what their taxes are off, in cents. */
  private static final String BEFORE =
      "coalesce((select sum(e.tax * 100 - e.net * e.percent) from invoice_tax e join invoice n"
          + " on n.id = e.invoice_id where n.answers_id = i.answers_id and n.number < i.number"
          + " and e.category = t.category), 0)";

  /** Rounded once; of credit notes, all together. */
  private static final String TAX =
      "select 'invoice-tax', i.number || ' ' || t.category, "
          + text("t.net")
          + " || ' at ' || "
          + text("t.percent")
          + " || ' %: ' || "
          + text("t.tax")
          + " || ', items ' || "
          + text("coalesce(s.net, 0)")
          + " from invoice_tax t join invoice i on i.id = t.invoice_id left join"
          + " (select invoice_id, tax_category, sum(amount) as net from invoice_item"
          + " where invoice_id in (:ids) group by invoice_id, tax_category) s"
          + " on s.invoice_id = t.invoice_id and s.tax_category = t.category"
          + " where t.invoice_id in (:ids) and (t.net <> coalesce(s.net, 0)"
          + " or abs(t.tax * 100 - t.net * t.percent + "
          + BEFORE
          + ") > 0.5)";

  private static final String USAGE =
      "select 'invoice-usage', i.number, 'items ' || "
          + text("coalesce(s.cost, 0)")
          + " || ', kept sums ' || "
          + text("coalesce(x.cost, 0)")
          + " from invoice i left join (select invoice_id, sum(cost) as cost from invoice_item"
          + " where invoice_id in (:ids) and kind = 'USAGE' group by invoice_id) s"
          + " on s.invoice_id = i.id left join (select j.id, sum(k.cost) as cost from invoice j"
          + " join usage_month k on k.tenant_id = j.tenant_id and k.billed_in = j.period_from"
          + " where j.id in (:ids) group by j.id) x on x.id = i.id"
          + " where i.id in (:ids) and i.kind = 'INVOICE'"
          + " and coalesce(s.cost, 0) <> coalesce(x.cost, 0)";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private DriftQuery query;
  @Inject private KeptUsage kept;
  @Inject private QuotedPrices quotes;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  private UUID turn;

  private static String text(String number) {
    return NUMBER.replace("#", number);
  }

  @Override
  public String name() {
    return "I5";
  }

  @Override
  public synchronized Finding check() {
    Instant since = Cuts.hour(clock.now()).minus(RECENT);
    Map<String, Object> recent = Map.of("since", since);
    List<Drift> drift = new ArrayList<>();
    drift.addAll(query.find(COST, recent));
    drift.addAll(query.find(PRICE, recent));
    drift.addAll(query.find(UNPRICED, recent));
    drift.addAll(kept.check());
    QuotedPrices.Found quoted = quotes.check();
    drift.addAll(quoted.drift());
    List<UUID> some = transactions.inNew(this::invoices);
    turn = some.size() < TURN ? null : some.get(some.size() - 1);
    if (!some.isEmpty()) {
      for (String sql : List.of(TOTAL, ROWS, TAX, USAGE)) {
        drift.addAll(query.find(sql, Map.of("ids", some)));
      }
    }
    long usage =
        transactions.inNew(
            () ->
                ((Number)
                        em.createNativeQuery(
                                "select count(*) from usage_record u where u.from_at >= :since")
                            .setParameter("since", since)
                            .getSingleResult())
                    .longValue());
    return new Finding(usage + quoted.rows() + some.size(), drift.stream().limit(MOST).toList());
  }

  /** The next issued ones, in the order of their ids. */
  @SuppressWarnings("unchecked")
  private List<UUID> invoices() {
    Query next =
        em.createNativeQuery(
            "select i.id from invoice i where i.number is not null"
                + (turn == null ? "" : " and i.id > :after")
                + " order by i.id",
            UUID.class);
    if (turn != null) {
      next.setParameter("after", turn);
    }
    return next.setMaxResults(TURN).getResultList();
  }
}
