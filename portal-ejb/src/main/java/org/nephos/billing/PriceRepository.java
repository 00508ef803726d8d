package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.billing.TenantCards.Since;
import org.nephos.metering.Dimensions;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.metering.ScopeSql;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** Reads price plans. */
@ApplicationScoped
class PriceRepository {
  private static final String RATE =
      "r.id, r.meter, r.unit_price, r.valid_from, r.valid_to, r.flavor_id, r.image_id, r.zone_id,"
          + " r.volume_type, r.free_quantity, r.tax_category";

  /**
   * In the order of validity, which is what a rate card goes by. A tenant that was put there with
   * its plan alone has had no other.
   */
  private static final String RATES =
      "select t.id, t.zone_id, p.name, p.currency, "
          + RATE
          + ", coalesce(h.valid_from, t.created_at)"
          + " from tenant t left join tenant_price_plan h on h.tenant_id = t.id"
          + " join price_plan p on p.id = coalesce(h.price_plan_id, t.price_plan_id)"
          + " left join rate r on r.price_plan_id = p.id"
          + " where t.id in (:tenants) order by t.id, h.valid_from, r.valid_from, r.id";

  private static final String TERMS =
      "select distinct m.tenant_id, m.zone_id, m.currency from (select t.id as tenant_id,"
          + " j.id as project_id, t.zone_id, p.currency from tenant t"
          + " join price_plan p on p.id = t.price_plan_id"
          + " left join project j on j.tenant_id = t.id) m where ";

  /** The plan that prices are shown by to those who belong to no tenant. */
  private static final String STANDARD_PLAN = "standard";

  private static final String PLAN_RATES =
      "select p.name, p.currency, "
          + RATE
          + " from price_plan p"
          + " left join rate r on r.price_plan_id = p.id where p.name = :plan"
          + " order by r.valid_from, r.id";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** How the tenants of a scope are billed, in the order of their ids. */
  @SuppressWarnings("unchecked")
  List<BillingTerms> terms(ReadScope scope) {
    Query query =
        em.createNativeQuery(
            TERMS + ScopeSql.condition(scope, "m") + " order by m.tenant_id", Object[].class);
    return ((List<Object[]>) ScopeSql.bind(scope, query).getResultList())
        .stream()
            .map(row -> new BillingTerms(ZoneId.of((String) row[1]), String.valueOf(row[2])))
            .toList();
  }

  /**
   * The prices of these tenants over all time, as they are known in this moment; unknown tenants
   * are left out.
   */
  Map<UUID, TenantPrices> ofTenants(Set<UUID> tenants) {
    if (tenants.isEmpty()) {
      return Map.of();
    }
    List<Object[]> rows =
        em.createNativeQuery(RATES, Object[].class)
            .setParameter("tenants", tenants)
            .getResultList();
    Map<UUID, ZoneId> zones = new HashMap<>();
    Map<UUID, Map<Instant, Held>> plans = new HashMap<>();
    for (Object[] row : rows) {
      UUID tenant = UuidColumn.read(row[0]);
      zones.put(tenant, ZoneId.of((String) row[1]));
      Held held =
          plans
              .computeIfAbsent(tenant, id -> new TreeMap<>())
              .computeIfAbsent(
                  InstantColumn.read(row[15]),
                  from -> new Held((String) row[2], String.valueOf(row[3]), new ArrayList<>()));
      addRate(row, 4, held.rates());
    }
    Map<UUID, TenantPrices> prices = new HashMap<>();
    plans.forEach(
        (tenant, held) ->
            prices.put(
                tenant,
                new TenantPrices(
                    new TenantCards(
                        held.entrySet().stream()
                            .map(each -> new Since(each.getKey(), each.getValue().card()))
                            .toList()),
                    zones.get(tenant))));
    return prices;
  }

  private record Held(String plan, String currency, List<Rate> rates) {
    RateCard card() {
      return new RateCard(plan, currency, rates);
    }
  }

  private static void addRate(Object[] row, int at, List<Rate> rates) {
    if (row[at] == null) {
      return;
    }
    // A rate of a meter that this version does not know of prices nothing.
    Meter.ofWord((String) row[at + 1])
        .ifPresent(
            meter ->
                rates.add(
                    new Rate(
                        UuidColumn.read(row[at]),
                        meter,
                        new Dimensions(
                            UuidColumn.read(row[at + 5]),
                            UuidColumn.read(row[at + 6]),
                            (String) row[at + 7],
                            (String) row[at + 8]),
                        (BigDecimal) row[at + 2],
                        InstantColumn.read(row[at + 3]),
                        InstantColumn.read(row[at + 4]),
                        (BigDecimal) row[at + 9],
                        List.of(),
                        TaxCategory.valueOf((String) row[at + 10]))));
  }

  /** The words of those meters that are counted and have a rate in any plan. */
  @SuppressWarnings("unchecked")
  Set<String> countedMeters() {
    return new HashSet<>(
        em.createNativeQuery(
                "select distinct r.meter from rate r where r.meter in (:counted)", String.class)
            .setParameter(
                "counted",
                Arrays.stream(Meter.values()).filter(Meter::isCounted).map(Meter::word).toList())
            .getResultList());
  }

  /** The prices of the standard plan; empty when there is no such plan. */
  Optional<RateCard> standard() {
    List<Object[]> rows =
        em.createNativeQuery(PLAN_RATES, Object[].class)
            .setParameter("plan", STANDARD_PLAN)
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Rate> rates = new ArrayList<>();
    rows.forEach(row -> addRate(row, 2, rates));
    return Optional.of(new RateCard(STANDARD_PLAN, String.valueOf(rows.get(0)[1]), rates));
  }

  /**
   * The prices of a tenant, as they are in this moment.
   *
   * @throws IllegalArgumentException when there is no such tenant
   */
  TenantPrices ofTenant(UUID tenant) {
    TenantPrices prices = ofTenants(Set.of(tenant)).get(tenant);
    if (prices == null) {
      throw new IllegalArgumentException("no tenant " + tenant);
    }
    return prices;
  }
}
