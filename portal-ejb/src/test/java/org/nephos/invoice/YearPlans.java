package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nephos.metering.Dimensions;

/**
 * Writes price plans. What rates of a plan are narrowed to grows in one order, so that never two of
 * equally many dimensions could hold at once.
 */
final class YearPlans {
  static final List<String> METERS =
      List.of(
          "instance.vcpu",
          "instance.ram",
          "instance.disk",
          "instance.networkOut",
          "instance.diskIo");
  static final List<String> CATEGORIES = List.of("STANDARD", "REDUCED", "ZERO", "EXEMPT");

  private final BilledCloud cloud;
  private final YearCatalog catalog;
  private final Instant start;
  private final YearIds ids;

  YearPlans(BilledCloud cloud, YearCatalog catalog, Instant start, YearIds ids) {
    this.cloud = cloud;
    this.catalog = catalog;
    this.start = start;
    this.ids = ids;
  }

  /**
   * Makes a plan.
   *
   * @param n tells it from others of the year; by it the order of dimensions differs
   */
  UUID plan(int n, History.Plan of) {
    UUID plan = cloud.plan("EUR");
    Set<String> once = new HashSet<>();
    for (History.Rate rate : of.rates()) {
      if (once.add(rate.meter() + narrowed(n, rate).toText())) {
        rate(plan, n, rate, BilledCloud.LONG_AGO.plusSeconds(once.size() * 86_400L), null);
      }
    }
    for (int i = 0; i < of.terms().size(); i++) {
      term(plan, of.terms().get(i), i);
    }
    return plan;
  }

  /** A rate of a plan, from an instant on. */
  void rate(UUID plan, int n, History.Rate rate, Instant from, Instant to) {
    UUID id = ids.next();
    Dimensions narrowed = narrowed(n, rate);
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, valid_to,"
            + " flavor_id, image_id, zone_id, override_key, free_quantity, tax_category) values"
            + " (?1, ?2, ?3, 'unit', ?4, ?5, cast(?6 as timestamp(6) with time zone),"
            + " cast(?7 as uuid), cast(?8 as uuid), ?9, ?10, ?11, ?12)",
        id,
        plan,
        METERS.get(rate.meter()),
        BigDecimal.valueOf(rate.price(), 7),
        from,
        to,
        narrowed.flavorId(),
        narrowed.imageId(),
        narrowed.zone(),
        narrowed.count() == 0 ? "" : narrowed.toText(),
        BigDecimal.valueOf(rate.free(), 6),
        CATEGORIES.get(rate.category()));
    int above = 0;
    for (History.Tier tier : rate.tiers()) {
      above += 1 + tier.more();
      cloud.sql(
          "insert into rate_tier (rate_id, above, unit_price) values (?1, ?2, ?3)",
          id,
          BigDecimal.valueOf(above),
          BigDecimal.valueOf(tier.price(), 7));
    }
  }

  private Dimensions narrowed(int n, History.Rate rate) {
    boolean[] is = new boolean[3];
    for (int i = 0; i < rate.narrowed(); i++) {
      is[(n + i) % 3] = true;
    }
    Dimensions all = catalog.dimensions(rate.values());
    return new Dimensions(
        is[0] ? all.flavorId() : null,
        is[1] ? all.imageId() : null,
        is[2] ? all.zone() : null,
        null);
  }

  private void term(UUID plan, History.Term term, int n) {
    Instant from = term.day() == 0 ? BilledCloud.LONG_AGO : start.plus(Duration.ofDays(term.day()));
    Instant to = term.days() == 0 ? null : from.plus(Duration.ofDays(term.days()));
    if (term.day() == 0 && to != null) {
      to = start.plus(Duration.ofDays(term.days()));
    }
    BigDecimal number = BigDecimal.valueOf(1 + term.number(), 2);
    String category = CATEGORIES.get(term.category());
    UUID id = ids.next();
    switch (term.kind()) {
      case "DISCOUNT" ->
          cloud.sql(
              "insert into plan_discount (id, price_plan_id, name, meter, percent, valid_from,"
                  + " valid_to) values (?1, ?2, ?3, ?4, ?5, ?6,"
                  + " cast(?7 as timestamp(6) with time zone))",
              id,
              plan,
              "discount " + n,
              term.meter() == METERS.size() ? null : METERS.get(term.meter()),
              BigDecimal.valueOf(1 + term.number() * 120L, 4),
              from.plusSeconds(n),
              to);
      case "MINIMUM" ->
          cloud.sql(
              "insert into plan_minimum (id, price_plan_id, amount, valid_from, valid_to) values"
                  + " (?1, ?2, ?3, ?4, cast(?5 as timestamp(6) with time zone))",
              id,
              plan,
              number,
              from.plusSeconds(n),
              to);
      default ->
          cloud.sql(
              "insert into plan_fee (id, price_plan_id, name, kind, amount, tax_category,"
                  + " valid_from, valid_to) values (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                  + " cast(?8 as timestamp(6) with time zone))",
              id,
              plan,
              "fee " + n,
              term.kind(),
              number,
              category,
              from,
              to);
    }
  }
}
