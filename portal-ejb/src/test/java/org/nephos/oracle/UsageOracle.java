package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Works usage and its cost out again, from nothing but the rows of events, rates, plans and the
 * tenant's zone, by the rules of {@code docs/money.md}. It is plain and slow, and shares no code
 * with the product, so that a fault of the product cannot hide in it. Rates that are narrowed by
 * flavor, image, zone or volume type are not understood, and refused.
 */
public final class UsageOracle {
  /** A meter and its quantity; what begins with @ says what it is of. */
  private static final Pattern METER = Pattern.compile("\"([^\"@][^\"]*)\"\\s*:\\s*\"([^\"]+)\"");

  private static final Comparator<Line> ORDER =
      Comparator.comparing((Line line) -> line.resource().toString())
          .thenComparing(Line::meter)
          .thenComparing(Line::from);

  private final DataSource source;

  public UsageOracle(DataSource source) {
    this.source = source;
  }

  /**
   * One stretch of one meter of one resource. Numbers carry no trailing zeros, so that lines can be
   * compared.
   *
   * @param rate the rate that was in force, or null
   * @param price per unit and hour, 0 where no rate was in force
   * @param cost at 12 decimals
   */
  public record Line(
      UUID resource,
      String meter,
      Instant from,
      Instant to,
      BigDecimal quantity,
      UUID rate,
      BigDecimal price,
      BigDecimal cost) {}

  private record Change(long second, Map<String, BigDecimal> quantities) {}

  private record Price(
      UUID id, UUID plan, String meter, long from, long to, BigDecimal unitPrice) {}

  private record Plan(long from, UUID id) {}

  private record Terms(ZoneId zone, List<Plan> plans, List<Price> prices) {}

  /** What must be recorded of a tenant, up to an instant with what still runs. */
  public List<Line> fromEvents(UUID tenant, Instant upTo) {
    try (Connection connection = source.getConnection()) {
      Terms terms = terms(connection, tenant);
      List<Line> lines = new ArrayList<>();
      for (Map.Entry<UUID, List<Change>> life : lives(connection, tenant).entrySet()) {
        sweep(life.getKey(), life.getValue(), terms, upTo.getEpochSecond(), lines);
      }
      lines.sort(ORDER);
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the product has recorded of a tenant, in the same order. */
  public List<Line> recorded(UUID tenant) {
    String sql =
        "select resource_id, meter, from_at, to_at, quantity, unit_price, cost, seconds, sign,"
            + " correction, rate_id from usage_record where tenant_id = ?";
    List<Line> lines = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tenant);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Instant from = instant(rows, 3);
          Instant to = instant(rows, 4);
          if (rows.getLong(8) != to.getEpochSecond() - from.getEpochSecond()) {
            throw new IllegalStateException("seconds of a record are not those between its ends");
          }
          if (rows.getInt(9) != 1 || rows.getInt(10) != 0) {
            throw new IllegalStateException("corrections are not understood");
          }
          lines.add(
              new Line(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  from,
                  to,
                  plain(rows.getBigDecimal(5)),
                  rows.getObject(11, UUID.class),
                  plain(rows.getBigDecimal(6)),
                  plain(rows.getBigDecimal(7))));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    lines.sort(ORDER);
    return lines;
  }

  /** What lines cost together, rounded once to cents, half to even. */
  public static BigDecimal cents(List<Line> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : lines) {
      sum = sum.add(line.cost());
    }
    return sum.setScale(2, RoundingMode.HALF_EVEN);
  }

  private static void sweep(
      UUID resource, List<Change> changes, Terms terms, long end, List<Line> lines) {
    Map<String, Boolean> meters = new TreeMap<>();
    changes.forEach(change -> change.quantities().keySet().forEach(m -> meters.put(m, true)));
    long first = changes.get(0).second();
    for (String meter : meters.keySet()) {
      List<Object> before = null;
      long start = first;
      for (long second : moments(changes, terms, first, end)) {
        List<Object> now = second >= end ? null : facts(meter, changes, terms, second);
        if (!Objects.equals(before, now)) {
          close(resource, meter, before, start, second, lines);
          start = second;
        }
        before = now;
      }
    }
  }

  /** Every second at which anything could change; that it does is seen by looking. */
  private static TreeSet<Long> moments(List<Change> changes, Terms terms, long first, long end) {
    TreeSet<Long> moments = new TreeSet<>();
    changes.forEach(change -> moments.add(change.second()));
    terms.plans().forEach(plan -> moments.add(plan.from()));
    for (Price price : terms.prices()) {
      moments.add(price.from());
      moments.add(price.to());
    }
    boolean over = changes.get(changes.size() - 1).quantities().isEmpty();
    long last = over ? Math.min(end, changes.get(changes.size() - 1).second()) : end;
    // Months begin at a quarter of an hour of UTC in every zone there is.
    for (long second = first - first % 900; second <= last; second += 900) {
      moments.add(second);
    }
    moments.add(end);
    return new TreeSet<>(moments.subSet(first, true, end, true));
  }

  /** Which event, quantity, rate, hour and month a second belongs to; null if nothing runs. */
  private static List<Object> facts(String meter, List<Change> changes, Terms terms, long second) {
    int last = -1;
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).second() <= second) {
        last = i;
      }
    }
    BigDecimal quantity = changes.get(last).quantities().get(meter);
    if (quantity == null) {
      return null;
    }
    Price price = price(meter, terms, second);
    List<Object> facts = new ArrayList<>();
    facts.add(quantity);
    facts.add(price == null ? BigDecimal.ZERO : price.unitPrice());
    facts.add(price == null ? "free" : price.id());
    facts.add(last);
    facts.add(plan(terms, second));
    facts.add(second / 3600);
    facts.add(YearMonth.from(Instant.ofEpochSecond(second).atZone(terms.zone())));
    return facts;
  }

  /** The latest that has begun; before any has, the first. */
  private static Plan plan(Terms terms, long second) {
    Plan plan = null;
    Plan first = null;
    for (Plan each : terms.plans()) {
      if (each.from() <= second && (plan == null || each.from() > plan.from())) {
        plan = each;
      }
      if (first == null || each.from() < first.from()) {
        first = each;
      }
    }
    return plan == null ? first : plan;
  }

  private static Price price(String meter, Terms terms, long second) {
    Plan plan = plan(terms, second);
    Price found = null;
    for (Price each : terms.prices()) {
      if (each.plan().equals(plan.id())
          && each.meter().equals(meter)
          && each.from() <= second
          && second < each.to()
          && (found == null || each.from() > found.from())) {
        found = each;
      }
    }
    return found;
  }

  private static void close(
      UUID resource, String meter, List<Object> facts, long from, long to, List<Line> lines) {
    if (facts == null) {
      return;
    }
    BigDecimal quantity = (BigDecimal) facts.get(0);
    BigDecimal price = (BigDecimal) facts.get(1);
    BigDecimal cost =
        quantity
            .multiply(new BigDecimal(to - from))
            .multiply(price)
            .divide(new BigDecimal("3600"), 12, RoundingMode.HALF_EVEN);
    lines.add(
        new Line(
            resource,
            meter,
            Instant.ofEpochSecond(from),
            Instant.ofEpochSecond(to),
            plain(quantity),
            facts.get(2) instanceof UUID rate ? rate : null,
            plain(price),
            plain(cost)));
  }

  private static Map<UUID, List<Change>> lives(Connection connection, UUID tenant)
      throws SQLException {
    String sql =
        "select resource_id, effective_at, meters from event where tenant_id = ? and meters is not"
            + " null order by resource_id, resource_version";
    Map<UUID, List<Change>> lives = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tenant);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Map<String, BigDecimal> quantities = new HashMap<>();
          Matcher words = METER.matcher(rows.getString(3));
          while (words.find()) {
            quantities.put(words.group(1), new BigDecimal(words.group(2)));
          }
          lives
              .computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
              .add(new Change(instant(rows, 2).getEpochSecond(), quantities));
        }
      }
    }
    return lives;
  }

  private static Terms terms(Connection connection, UUID tenant) throws SQLException {
    ZoneId zone;
    List<Plan> plans = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select zone_id, price_plan_id from tenant where id = ?")) {
      statement.setObject(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        zone = ZoneId.of(row.getString(1));
        plans.add(new Plan(Long.MIN_VALUE, row.getObject(2, UUID.class)));
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select valid_from, price_plan_id from tenant_price_plan where tenant_id = ?")) {
      statement.setObject(1, tenant);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plans.removeIf(plan -> plan.from() == Long.MIN_VALUE);
          plans.add(new Plan(wholeSecond(instant(rows, 1)), rows.getObject(2, UUID.class)));
        }
      }
    }
    List<Price> prices = new ArrayList<>();
    for (UUID plan : plans.stream().map(Plan::id).distinct().toList()) {
      prices.addAll(prices(connection, plan));
    }
    return new Terms(zone, plans, prices);
  }

  private static List<Price> prices(Connection connection, UUID plan) throws SQLException {
    List<Price> prices = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id, meter, valid_from, valid_to, unit_price, override_key from rate"
                + " where price_plan_id = ?")) {
      statement.setObject(1, plan);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (!rows.getString(6).isEmpty()) {
            throw new IllegalStateException("rates of " + rows.getString(6) + " not understood");
          }
          prices.add(
              new Price(
                  rows.getObject(1, UUID.class),
                  plan,
                  rows.getString(2),
                  wholeSecond(instant(rows, 3)),
                  rows.getObject(4) == null ? Long.MAX_VALUE : wholeSecond(instant(rows, 4)),
                  rows.getBigDecimal(5)));
        }
      }
    }
    return prices;
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A price that begins within a second holds from the next one on. */
  private static long wholeSecond(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }
}
