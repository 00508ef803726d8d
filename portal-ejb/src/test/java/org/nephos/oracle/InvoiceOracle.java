package org.nephos.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.nephos.oracle.PriceList.Plan;
import org.nephos.oracle.PriceList.Rate;
import org.nephos.oracle.UsageOracle.Line;

/**
 * Works invoices out again, from nothing but the rows of events and of price plans, what
 * hypervisors said of counters and what finance entered by hand, by the rules of {@code
 * docs/money.md}, plainly, without code of the product. Of the usage records it reads only what was
 * late and what had been recorded wrongly.
 */
public final class InvoiceOracle {
  private final DataSource source;

  public InvoiceOracle(DataSource source) {
    this.source = source;
  }

  /**
   * All invoices that a tenant must have up to and with a month, by month.
   *
   * @param readings of the tenant's guests, in the order in which they were told
   */
  public Map<YearMonth, Paper> fromSources(
      UUID tenant, YearMonth first, YearMonth last, List<Reading> readings) {
    try (Connection connection = source.getConnection()) {
      ZoneId zone = UsageOracle.zone(connection, tenant);
      PriceList prices = PriceList.of(connection, tenant);
      List<Line> lines =
          new ArrayList<>(
              new UsageOracle(source)
                  .fromEvents(tenant, new Month(last.plusMonths(1), zone).begin()));
      lines.addAll(Hours.of(readings, prices));
      List<Counted> counted = Counted.of(connection, tenant, zone, lines);
      Making making =
          new Making(
              connection,
              tenant,
              prices,
              projects(connection, tenant),
              manual(connection, tenant, zone));
      Taxes taxes = new Taxes(connection, tenant);
      Map<YearMonth, Paper> papers = new TreeMap<>();
      for (YearMonth each = first; !each.isAfter(last); each = each.plusMonths(1)) {
        YearMonth month = each;
        List<Item> items =
            making.items(
                new Month(month, zone),
                counted.stream().filter(one -> one.billed().equals(month)).toList());
        if (!items.isEmpty()) {
          papers.put(month, taxes.on(items, month.atEndOfMonth()));
        }
      }
      return papers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a month's items are made of. */
  private record Making(
      Connection connection,
      UUID tenant,
      PriceList prices,
      Map<UUID, UUID> projects,
      Map<YearMonth, List<Item>> manual) {
    List<Item> items(Month month, List<Counted> counted) throws SQLException {
      List<Item> items = new ArrayList<>(usage(month, counted));
      items.addAll(new UnitHours(connection, prices, month).of(counted));
      List<Item> used = items.stream().filter(item -> !item.late()).toList();
      items.addAll(Discounts.of(used, terms(month, "DISCOUNT")));
      if (!month.isPartOnly(prices)) {
        items.addAll(fees(terms(month, "MONTHLY")));
        minimum(month, items);
      }
      for (Plan plan : month.newPlans(prices)) {
        // What the tenant came with is due as of the beginning of the month.
        boolean initial = plan.equals(prices.plans().get(0));
        Instant at = initial ? month.begin() : Instant.ofEpochSecond(plan.from());
        items.addAll(fees(Term.of(connection, plan.id(), "ONE_OFF", at)));
      }
      items.addAll(manual.getOrDefault(month.of(), List.of()));
      return items;
    }

    private List<Item> usage(Month month, List<Counted> counted) {
      Map<String, List<Counted>> groups = new TreeMap<>();
      for (Counted each : counted) {
        Line line = each.line();
        if (line.meter().equals("instance.stopped") && line.rate() == null) {
          continue;
        }
        String about =
            String.join(
                " ",
                each.about().toString(),
                projects.get(line.resource()).toString(),
                line.meter(),
                String.valueOf(line.rate()));
        groups.computeIfAbsent(about, key -> new ArrayList<>()).add(each);
      }
      List<Item> items = new ArrayList<>();
      groups.forEach(
          (about, group) -> {
            BigDecimal cost = BigDecimal.ZERO;
            for (Counted each : group) {
              cost = cost.add(each.line().cost().multiply(new BigDecimal(each.sign())));
            }
            Counted any = group.get(0);
            boolean late = !any.about().equals(month.of());
            items.add(
                new Item("USAGE", about, cost, any.line().meter(), category(any.line()), late));
          });
      return items;
    }

    private String category(Line line) {
      for (Rate rate : prices.rates()) {
        if (rate.id().equals(line.rate())) {
          return rate.category();
        }
      }
      return "STANDARD";
    }

    private List<Term> terms(Month month, String kind) throws SQLException {
      return Term.of(connection, month.plan(prices), kind, month.begin());
    }

    private static List<Item> fees(List<Term> fees) {
      return fees.stream()
          .map(fee -> Item.of("FEE", fee.name(), fee.number(), null, fee.category()))
          .toList();
    }

    private void minimum(Month month, List<Item> items) throws SQLException {
      BigDecimal come = BigDecimal.ZERO;
      for (Item item : items) {
        come = item.late() ? come : come.add(item.amount());
      }
      List<Term> minimums = terms(month, "MINIMUM");
      if (!minimums.isEmpty()) {
        BigDecimal least = minimums.get(minimums.size() - 1).number();
        if (least.compareTo(come) > 0) {
          items.add(Item.of("MINIMUM", "", least.subtract(come), null, "STANDARD"));
        }
      }
    }
  }

  private static Map<UUID, UUID> projects(Connection connection, UUID tenant) throws SQLException {
    Map<UUID, UUID> projects = new HashMap<>();
    Life.of(connection, tenant).forEach(life -> projects.put(life.resource(), life.project()));
    return projects;
  }

  /** What was added by hand, by the month on whose invoice it stands. */
  private static Map<YearMonth, List<Item>> manual(Connection connection, UUID tenant, ZoneId zone)
      throws SQLException {
    Map<YearMonth, List<Item>> manual = new HashMap<>();
    for (Object[] row :
        Rows.of(
            connection,
            "select i.period_from, m.description, m.project_id, m.amount, m.tax_category from"
                + " manual_item m join invoice i on i.id = m.invoice_id where m.tenant_id = ?",
            tenant)) {
      YearMonth month = YearMonth.from(((Instant) row[0]).atZone(zone));
      manual
          .computeIfAbsent(month, key -> new ArrayList<>())
          .add(
              Item.of("MANUAL", row[1] + " " + row[2], (BigDecimal) row[3], null, (String) row[4]));
    }
    return manual;
  }
}
