package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.persistence.UuidColumn;

/** Reads everything that price plans say. */
@ApplicationScoped
public class PlanTermsRepository {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PlanAssignments assignments;

  /**
   * A plan as a tenant had it.
   *
   * @param from when the tenant's time on it begins within the period that was asked for
   * @param to exclusive
   */
  public record Held(UUID plan, PlanTerms terms, Instant from, Instant to) {}

  /** The plans of a tenant in a period, in the order in which it had them. */
  public List<Held> of(UUID tenant, Instant from, Instant to) {
    return assignments.of(tenant, from, to).stream()
        .map(each -> new Held(each.plan(), of(each.plan()), each.from(), each.to()))
        .toList();
  }

  /**
   * All that a plan says.
   *
   * @throws IllegalArgumentException when there is no such plan
   */
  public PlanTerms of(UUID plan) {
    PricePlan head = em.find(PricePlan.class, plan);
    if (head == null) {
      throw new IllegalArgumentException("no price plan " + plan);
    }
    return new PlanTerms(
        head.name(), head.currency(), rates(plan), fees(plan), discounts(plan), minimums(plan));
  }

  /** By meter, what they are narrowed to, and time. A rate of an unknown meter is left out. */
  List<Rate> rates(UUID plan) {
    Map<UUID, List<Tier>> tiers = tiers(plan);
    List<Rate> rates = new ArrayList<>();
    for (Object[] row :
        rows(
            "select r.id, r.meter, r.flavor_id, r.image_id, r.zone_id, r.volume_type, r.unit_price,"
                + " r.valid_from, r.valid_to, r.free_quantity, r.tax_category from rate r"
                + " where r.price_plan_id = :plan"
                + " order by r.meter, r.override_key, r.valid_from, r.id",
            plan)) {
      UUID id = UuidColumn.read(row[0]);
      Meter.ofWord((String) row[1])
          .ifPresent(
              meter ->
                  rates.add(
                      new Rate(
                          id,
                          meter,
                          new Dimensions(
                              UuidColumn.read(row[2]),
                              UuidColumn.read(row[3]),
                              (String) row[4],
                              (String) row[5]),
                          (BigDecimal) row[6],
                          InstantColumn.read(row[7]),
                          InstantColumn.read(row[8]),
                          (BigDecimal) row[9],
                          tiers.getOrDefault(id, List.of()),
                          TaxCategory.valueOf((String) row[10]))));
    }
    return rates;
  }

  private Map<UUID, List<Tier>> tiers(UUID plan) {
    Map<UUID, List<Tier>> tiers = new HashMap<>();
    for (Object[] row :
        rows(
            "select t.rate_id, t.above, t.unit_price from rate_tier t join rate r on r.id = t.rate_id"
                + " where r.price_plan_id = :plan",
            plan)) {
      tiers
          .computeIfAbsent(UuidColumn.read(row[0]), id -> new ArrayList<>())
          .add(new Tier((BigDecimal) row[1], (BigDecimal) row[2]));
    }
    return tiers;
  }

  private List<Fee> fees(UUID plan) {
    return rows(
            "select id, name, kind, amount, tax_category, valid_from, valid_to from plan_fee"
                + " where price_plan_id = :plan order by kind, name, valid_from",
            plan)
        .stream()
        .map(
            row ->
                new Fee(
                    UuidColumn.read(row[0]),
                    (String) row[1],
                    Fee.Kind.valueOf((String) row[2]),
                    (BigDecimal) row[3],
                    TaxCategory.valueOf((String) row[4]),
                    InstantColumn.read(row[5]),
                    InstantColumn.read(row[6])))
        .toList();
  }

  private List<Discount> discounts(UUID plan) {
    return rows(
            "select id, name, meter, percent, valid_from, valid_to from plan_discount"
                + " where price_plan_id = :plan order by name, valid_from",
            plan)
        .stream()
        .map(
            row ->
                new Discount(
                    UuidColumn.read(row[0]),
                    (String) row[1],
                    row[2] == null ? null : Meter.ofWord((String) row[2]).orElseThrow(),
                    (BigDecimal) row[3],
                    InstantColumn.read(row[4]),
                    InstantColumn.read(row[5])))
        .toList();
  }

  private List<Minimum> minimums(UUID plan) {
    return rows(
            "select id, amount, valid_from, valid_to from plan_minimum where price_plan_id = :plan"
                + " order by valid_from",
            plan)
        .stream()
        .map(
            row ->
                new Minimum(
                    UuidColumn.read(row[0]),
                    (BigDecimal) row[1],
                    InstantColumn.read(row[2]),
                    InstantColumn.read(row[3])))
        .toList();
  }

  private List<Object[]> rows(String sql, UUID plan) {
    return em.createNativeQuery(sql, Object[].class).setParameter("plan", plan).getResultList();
  }
}
