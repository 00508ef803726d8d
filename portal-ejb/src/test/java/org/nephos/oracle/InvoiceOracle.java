package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.nephos.oracle.UsageOracle.Line;

/**
 * Works invoices out again, from nothing but the rows of events and of price plans, by the rules of
 * {@code docs/money.md}, plainly, without code of the product. Of the usage records it reads only
 * to which month each counts. Discounts of several tax categories, corrections and items entered by
 * hand are not understood.
 */
public final class InvoiceOracle {
  private static final BigDecimal HOUR = new BigDecimal("3600");

  private final DataSource source;

  public InvoiceOracle(DataSource source) {
    this.source = source;
  }

  /**
   * An invoice.
   *
   * @param items each as kind, what it is about, exact cost and amount; sorted
   */
  public record Paper(List<String> items, BigDecimal net, BigDecimal tax, BigDecimal total) {}

  private record Rate(
      UUID id, String meter, Instant from, BigDecimal price, BigDecimal free, String category) {}

  private record Item(String kind, String about, BigDecimal cost, String meter, String category) {
    BigDecimal amount() {
      return cost.setScale(2, RoundingMode.HALF_EVEN);
    }

    String text() {
      return kind + " " + about + " " + cost.setScale(12).toPlainString() + " " + amount();
    }
  }

  private record Term(
      UUID id,
      String kind,
      String name,
      String meter,
      BigDecimal number,
      String category,
      Instant from) {}

  private record Since(Instant from, UUID plan) {}

  /** All invoices that a tenant must have up to and with a month, by month. */
  public Map<YearMonth, Paper> fromEvents(UUID tenant, YearMonth first, YearMonth last) {
    try (Connection connection = source.getConnection()) {
      ZoneId zone =
          ZoneId.of(
              (String)
                  rows(connection, "select zone_id from tenant where id = ?", tenant).get(0)[0]);
      Instant end = begin(last.plusMonths(1), zone);
      List<Line> lines = new UsageOracle(source).fromEvents(tenant, end);
      Map<String, Instant> late = late(connection, tenant);
      Map<UUID, UUID> projects = projects(connection, tenant);
      Map<YearMonth, Paper> papers = new TreeMap<>();
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        List<Line> counted = new ArrayList<>();
        for (Line line : lines) {
          Instant billed = late.get(line.resource() + "|" + line.meter() + "|" + line.from());
          YearMonth in = YearMonth.from((billed == null ? line.from() : billed).atZone(zone));
          if (in.equals(month)) {
            counted.add(line);
          }
        }
        Paper paper = paper(connection, tenant, month, zone, counted, projects);
        if (!paper.items().isEmpty()) {
          papers.put(month, paper);
        }
      }
      return papers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the product has issued to a tenant, by month. */
  public Map<YearMonth, Paper> issued(UUID tenant) {
    try (Connection connection = source.getConnection()) {
      ZoneId zone =
          ZoneId.of(
              (String)
                  rows(connection, "select zone_id from tenant where id = ?", tenant).get(0)[0]);
      Map<YearMonth, Paper> papers = new TreeMap<>();
      for (Object[] head :
          rows(
              connection,
              "select id, period_from, net, tax, total from invoice where tenant_id = ? and number"
                  + " is not null and kind = 'INVOICE'",
              tenant)) {
        List<String> items = new ArrayList<>();
        for (Object[] item :
            rows(
                connection,
                "select kind, project_id, meter, rate_id, from_at, cost, amount, description"
                    + " from invoice_item where invoice_id = ?",
                (UUID) head[0])) {
          String kind = (String) item[0];
          String about =
              switch (kind) {
                case "USAGE" ->
                    YearMonth.from(instant(item[4]).atZone(zone))
                        + " "
                        + item[1]
                        + " "
                        + item[2]
                        + " "
                        + item[3];
                case "ALLOWANCE", "TIER" -> item[2] + " " + item[3];
                case "MINIMUM" -> "";
                default -> (String) item[7];
              };
          items.add(
              kind
                  + " "
                  + about
                  + " "
                  + ((BigDecimal) item[5]).setScale(12).toPlainString()
                  + " "
                  + item[6]);
        }
        items.sort(Comparator.naturalOrder());
        papers.put(
            YearMonth.from(instant(head[1]).atZone(zone)),
            new Paper(items, (BigDecimal) head[2], (BigDecimal) head[3], (BigDecimal) head[4]));
      }
      return papers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Paper paper(
      Connection connection,
      UUID tenant,
      YearMonth month,
      ZoneId zone,
      List<Line> lines,
      Map<UUID, UUID> projects)
      throws SQLException {
    Instant from = begin(month, zone);
    Instant to = begin(month.plusMonths(1), zone);
    List<Since> plans = plans(connection, tenant);
    List<Rate> rates = new ArrayList<>();
    Since now = plans.get(0);
    for (Since each : plans) {
      if (!each.from().isAfter(from)) {
        now = each;
      }
    }
    for (Since each : plans) {
      rates.addAll(rates(connection, each.plan()));
    }
    List<Item> items = new ArrayList<>();
    usage(lines, projects, rates, zone, items);
    quantities(connection, lines, rates, from, items);
    List<Item> used = items.stream().filter(item -> !late(item, month)).toList();
    List<Term> terms = terms(connection, now.plan(), from);
    discounts(used, terms, items);
    boolean wasOn = !now.from().isAfter(from);
    if (wasOn) {
      fees("MONTHLY", terms, items);
      minimum(terms, month, items);
    }
    // Set up is paid once for each plan, in the month in which the tenant came to it.
    Set<UUID> known = new HashSet<>();
    for (Since each : plans) {
      if (known.add(each.plan()) && !each.from().isBefore(from) && each.from().isBefore(to)) {
        Instant at = each.equals(plans.get(0)) ? from : each.from();
        fees("ONE_OFF", terms(connection, each.plan(), at), items);
      }
    }
    return total(connection, items);
  }

  private static boolean late(Item item, YearMonth month) {
    return item.kind().equals("USAGE") && !item.about().startsWith(month.toString());
  }

  private static void usage(
      List<Line> lines, Map<UUID, UUID> projects, List<Rate> rates, ZoneId zone, List<Item> items) {
    Map<String, List<Line>> groups = new TreeMap<>();
    for (Line line : lines) {
      String about =
          YearMonth.from(line.from().atZone(zone))
              + " "
              + projects.get(line.resource())
              + " "
              + line.meter()
              + " "
              + line.rate();
      groups.computeIfAbsent(about, key -> new ArrayList<>()).add(line);
    }
    groups.forEach(
        (about, group) -> {
          BigDecimal cost = BigDecimal.ZERO;
          for (Line line : group) {
            cost = cost.add(line.cost());
          }
          String category = "STANDARD";
          for (Rate rate : rates) {
            if (rate.id().equals(group.get(0).rate())) {
              category = rate.category();
            }
          }
          items.add(new Item("USAGE", about, cost, group.get(0).meter(), category));
        });
  }

  /** Unit by unit of the month: what the rates before have used up is used up. */
  private static void quantities(
      Connection connection, List<Line> lines, List<Rate> rates, Instant from, List<Item> items)
      throws SQLException {
    Map<String, BigDecimal> before = new HashMap<>();
    List<Rate> sorted = new ArrayList<>(rates);
    sorted.sort(Comparator.comparing(Rate::from).thenComparing(rate -> rate.id().toString()));
    for (Rate rate : sorted) {
      BigDecimal used = BigDecimal.ZERO;
      for (Line line : lines) {
        if (rate.id().equals(line.rate()) && !line.from().isBefore(from)) {
          long seconds = line.to().getEpochSecond() - line.from().getEpochSecond();
          used = used.add(line.quantity().multiply(new BigDecimal(seconds)));
        }
      }
      if (used.signum() == 0) {
        continue;
      }
      BigDecimal low = before.getOrDefault(rate.meter(), BigDecimal.ZERO);
      BigDecimal high = low.add(used);
      before.put(rate.meter(), high);
      BigDecimal free = rate.free().multiply(HOUR);
      String about = rate.meter() + " " + rate.id();
      part(
          "ALLOWANCE", about, rate, low, high, BigDecimal.ZERO, free, rate.price().negate(), items);
      List<Object[]> tiers =
          rows(
              connection,
              "select above, unit_price from rate_tier where rate_id = ? order by above",
              rate.id());
      for (int i = 0; i < tiers.size(); i++) {
        BigDecimal bound = ((BigDecimal) tiers.get(i)[0]).multiply(HOUR);
        BigDecimal end =
            i + 1 == tiers.size() ? high : ((BigDecimal) tiers.get(i + 1)[0]).multiply(HOUR);
        BigDecimal difference = ((BigDecimal) tiers.get(i)[1]).subtract(rate.price());
        part("TIER", about, rate, low, high, bound.max(free), end, difference, items);
      }
    }
  }

  private static void part(
      String kind,
      String about,
      Rate rate,
      BigDecimal low,
      BigDecimal high,
      BigDecimal start,
      BigDecimal end,
      BigDecimal price,
      List<Item> items) {
    BigDecimal much = high.min(end).subtract(low.max(start));
    if (much.signum() > 0) {
      BigDecimal cost = much.multiply(price).divide(HOUR, 12, RoundingMode.HALF_EVEN);
      if (cost.signum() != 0) {
        items.add(new Item(kind, about, cost, rate.meter(), rate.category()));
      }
    }
  }

  private static void discounts(List<Item> used, List<Term> terms, List<Item> items) {
    Map<Item, BigDecimal> left = new HashMap<>();
    List<Term> discounts = new ArrayList<>();
    for (Term term : terms) {
      if (term.kind().equals("DISCOUNT")) {
        discounts.add(term);
      }
    }
    discounts.sort(Comparator.comparing(Term::from).thenComparing(term -> term.id().toString()));
    for (Term discount : discounts) {
      BigDecimal off = BigDecimal.ZERO;
      for (Item item : used) {
        if (discount.meter() == null || discount.meter().equals(item.meter())) {
          BigDecimal rest = left.getOrDefault(item, new BigDecimal("100"));
          BigDecimal percent = rest.min(discount.number());
          left.put(item, rest.subtract(percent));
          off = off.add(item.amount().multiply(percent).movePointLeft(2));
        }
      }
      if (off.signum() != 0) {
        items.add(
            new Item("DISCOUNT", discount.name(), off.negate(), discount.meter(), "STANDARD"));
      }
    }
  }

  private static void fees(String kind, List<Term> terms, List<Item> items) {
    for (Term term : terms) {
      if (term.kind().equals(kind)) {
        items.add(new Item("FEE", term.name(), term.number(), null, term.category()));
      }
    }
  }

  private static void minimum(List<Term> terms, YearMonth month, List<Item> items) {
    Term least = null;
    for (Term term : terms) {
      if (term.kind().equals("MINIMUM") && (least == null || term.from().isAfter(least.from()))) {
        least = term;
      }
    }
    BigDecimal come = BigDecimal.ZERO;
    for (Item item : items) {
      if (!late(item, month)) {
        come = come.add(item.amount());
      }
    }
    if (least != null && least.number().compareTo(come) > 0) {
      items.add(new Item("MINIMUM", "", least.number().subtract(come), null, "STANDARD"));
    }
  }

  private static Paper total(Connection connection, List<Item> items) throws SQLException {
    Map<String, BigDecimal> nets = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    BigDecimal net = new BigDecimal("0.00");
    for (Item item : items) {
      nets.merge(item.category(), item.amount(), BigDecimal::add);
      net = net.add(item.amount());
      texts.add(item.text());
    }
    BigDecimal tax = new BigDecimal("0.00");
    for (Map.Entry<String, BigDecimal> each : nets.entrySet()) {
      for (Object[] row : rows(connection, "select category, percent from tax_rate", null)) {
        if (row[0].equals(each.getKey())) {
          tax =
              tax.add(
                  each.getValue()
                      .multiply((BigDecimal) row[1])
                      .movePointLeft(2)
                      .setScale(2, RoundingMode.HALF_EVEN));
        }
      }
    }
    texts.sort(Comparator.naturalOrder());
    return new Paper(texts, net, tax, net.add(tax));
  }

  private static Instant begin(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  private static List<Since> plans(Connection connection, UUID tenant) throws SQLException {
    List<Since> plans = new ArrayList<>();
    for (Object[] row :
        rows(
            connection,
            "select valid_from, price_plan_id from tenant_price_plan where tenant_id = ?"
                + " order by valid_from",
            tenant)) {
      plans.add(new Since(instant(row[0]), (UUID) row[1]));
    }
    return plans;
  }

  private static List<Rate> rates(Connection connection, UUID plan) throws SQLException {
    List<Rate> rates = new ArrayList<>();
    for (Object[] row :
        rows(
            connection,
            "select id, meter, valid_from, unit_price, free_quantity, tax_category from rate"
                + " where price_plan_id = ?",
            plan)) {
      rates.add(
          new Rate(
              (UUID) row[0],
              (String) row[1],
              instant(row[2]),
              (BigDecimal) row[3],
              (BigDecimal) row[4],
              (String) row[5]));
    }
    return rates;
  }

  /** What holds when the month begins. */
  private static List<Term> terms(Connection connection, UUID plan, Instant from)
      throws SQLException {
    List<Term> terms = new ArrayList<>();
    for (String sql :
        List.of(
            "select id, kind, name, '', amount, tax_category, valid_from, valid_to from plan_fee"
                + " where price_plan_id = ?",
            "select id, 'DISCOUNT', name, meter, percent, '', valid_from, valid_to from"
                + " plan_discount where price_plan_id = ?",
            "select id, 'MINIMUM', '', '', amount, '', valid_from, valid_to from plan_minimum"
                + " where price_plan_id = ?")) {
      for (Object[] row : rows(connection, sql, plan)) {
        boolean holds =
            !instant(row[6]).isAfter(from) && (row[7] == null || from.isBefore(instant(row[7])));
        if (holds) {
          terms.add(
              new Term(
                  (UUID) row[0],
                  (String) row[1],
                  (String) row[2],
                  (String) row[3],
                  (BigDecimal) row[4],
                  (String) row[5],
                  instant(row[6])));
        }
      }
    }
    return terms;
  }

  private static Map<String, Instant> late(Connection connection, UUID tenant) throws SQLException {
    Map<String, Instant> late = new HashMap<>();
    for (Object[] row :
        rows(
            connection,
            "select resource_id, meter, from_at, billed_in from usage_record where tenant_id = ?"
                + " and billed_in is not null",
            tenant)) {
      late.put(row[0] + "|" + row[1] + "|" + instant(row[2]), instant(row[3]));
    }
    return late;
  }

  private static Map<UUID, UUID> projects(Connection connection, UUID tenant) throws SQLException {
    Map<UUID, UUID> projects = new HashMap<>();
    for (Object[] row :
        rows(
            connection,
            "select distinct resource_id, project_id from event where tenant_id = ? and meters is"
                + " not null",
            tenant)) {
      projects.put((UUID) row[0], (UUID) row[1]);
    }
    return projects;
  }

  private static Instant instant(Object value) {
    return ((OffsetDateTime) value).toInstant();
  }

  private static List<Object[]> rows(Connection connection, String sql, UUID id)
      throws SQLException {
    List<Object[]> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (id != null) {
        statement.setObject(1, id);
      }
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          Object[] row = new Object[columns];
          for (int i = 0; i < columns; i++) {
            boolean isTime =
                rows.getMetaData().getColumnType(i + 1) == Types.TIMESTAMP_WITH_TIMEZONE
                    || rows.getMetaData().getColumnTypeName(i + 1).equals("timestamptz");
            row[i] = isTime ? rows.getObject(i + 1, OffsetDateTime.class) : rows.getObject(i + 1);
          }
          found.add(row);
        }
      }
    }
    return found;
  }
}
