package org.nephos.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The plans that a tenant has had and the rates of each. Times are seconds; what begins within a
 * second begins with the next one. Rules <em>Which plan</em> and <em>Which rate</em>.
 */
final class PriceList {
  private static final String[] NARROWED = {"flavor", "image", "zone", "volumeType"};

  private final List<Plan> plans = new ArrayList<>();
  private final List<Rate> rates = new ArrayList<>();

  /** From when on a tenant was charged by a plan. */
  record Plan(long from, UUID id) {}

  /**
   * A rate.
   *
   * @param only what it is narrowed to
   * @param to when it ends, by itself or because the next one of the same begins
   * @param said when it is written to end
   */
  record Rate(
      UUID id,
      UUID plan,
      String meter,
      Map<String, String> only,
      long from,
      long to,
      long said,
      BigDecimal price,
      BigDecimal free,
      String category) {
    boolean isFor(String wanted, Map<String, String> dimensions) {
      return meter.equals(wanted) && dimensions.entrySet().containsAll(only.entrySet());
    }

    boolean isOfOneKindWith(Rate other) {
      return plan.equals(other.plan) && meter.equals(other.meter) && only.equals(other.only);
    }
  }

  static PriceList of(Connection connection, UUID tenant) throws SQLException {
    PriceList list = new PriceList();
    for (Object[] row :
        Rows.of(
            connection,
            "select valid_from, price_plan_id from tenant_price_plan where tenant_id = ?"
                + " order by valid_from",
            tenant)) {
      list.plans.add(new Plan(wholeSecond((Instant) row[0]), (UUID) row[1]));
    }
    if (list.plans.isEmpty()) {
      Object[] row =
          Rows.of(connection, "select created_at, price_plan_id from tenant where id = ?", tenant)
              .get(0);
      list.plans.add(new Plan(wholeSecond((Instant) row[0]), (UUID) row[1]));
    }
    for (UUID plan : list.plans.stream().map(Plan::id).distinct().toList()) {
      list.rates.addAll(rates(connection, plan));
    }
    return list;
  }

  private static List<Rate> rates(Connection connection, UUID plan) throws SQLException {
    List<Rate> read = new ArrayList<>();
    for (Object[] row :
        Rows.of(
            connection,
            "select id, meter, valid_from, valid_to, unit_price, free_quantity, tax_category,"
                + " flavor_id, image_id, zone_id, volume_type from rate where price_plan_id = ?",
            plan)) {
      Map<String, String> only = new TreeMap<>();
      for (int i = 0; i < NARROWED.length; i++) {
        if (row[7 + i] != null) {
          only.put(NARROWED[i], row[7 + i].toString());
        }
      }
      long end = row[3] == null ? Long.MAX_VALUE : wholeSecond((Instant) row[3]);
      read.add(
          new Rate(
              (UUID) row[0],
              plan,
              (String) row[1],
              only,
              wholeSecond((Instant) row[2]),
              end,
              end,
              (BigDecimal) row[4],
              (BigDecimal) row[5],
              (String) row[6]));
    }
    return read.stream().map(rate -> followed(rate, read)).toList();
  }

  private static Rate followed(Rate rate, List<Rate> all) {
    long to = rate.to();
    for (Rate other : all) {
      if (other.isOfOneKindWith(rate) && other.from() > rate.from()) {
        to = Math.min(to, other.from());
      }
    }
    return new Rate(
        rate.id(),
        rate.plan(),
        rate.meter(),
        rate.only(),
        rate.from(),
        to,
        rate.said(),
        rate.price(),
        rate.free(),
        rate.category());
  }

  static long wholeSecond(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }

  /** In the order in which the tenant had them. */
  List<Plan> plans() {
    return plans;
  }

  List<Rate> rates() {
    return rates;
  }

  /** The latest that has begun; before any has, the first. */
  Plan planAt(long second) {
    Plan found = plans.get(0);
    for (Plan plan : plans) {
      if (plan.from() <= second) {
        found = plan;
      }
    }
    return found;
  }

  /** Of those in force the one that is narrowed most; null where there is none. */
  Rate rateAt(String meter, Map<String, String> dimensions, long second) {
    UUID plan = planAt(second).id();
    Rate found = null;
    for (Rate rate : rates) {
      if (rate.plan().equals(plan)
          && rate.from() <= second
          && second < rate.to()
          && rate.isFor(meter, dimensions)
          && (found == null || rate.only().size() > found.only().size())) {
        found = rate;
      }
    }
    return found;
  }

  /** How often a price of a meter has changed by now, by the plan of now, whatever it is for. */
  long changes(String meter, long second) {
    UUID plan = planAt(second).id();
    long changes = 0;
    for (Rate rate : rates) {
      if (rate.plan().equals(plan) && rate.meter().equals(meter)) {
        changes += rate.from() <= second ? 1 : 0;
        changes += rate.said() <= second ? 1 : 0;
      }
    }
    return changes;
  }

  /** Each second at which a plan or a rate begins or ends. */
  List<Long> moments() {
    List<Long> moments = new ArrayList<>();
    plans.forEach(plan -> moments.add(plan.from()));
    for (Rate rate : rates) {
      moments.add(rate.from());
      moments.add(rate.said());
    }
    return moments;
  }
}
