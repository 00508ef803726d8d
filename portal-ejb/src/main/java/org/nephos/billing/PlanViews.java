package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.billing.api.TenantPlanView;
import org.nephos.persistence.UuidColumn;
import org.nephos.problem.api.NotFoundException;
import org.nephos.time.PortalClock;

/** Price plans as they are shown. */
@ApplicationScoped
class PlanViews {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PlanTermsRepository terms;
  @Inject private PlanAssignments assignments;
  @Inject private PortalClock clock;

  List<PricePlanView> all() {
    return em
        .createQuery("select p from PricePlan p order by p.name", PricePlan.class)
        .getResultList()
        .stream()
        .map(this::view)
        .toList();
  }

  PricePlanView view(PricePlan plan) {
    return new PricePlanView(
        plan.id(),
        plan.name(),
        plan.displayName(),
        plan.currency(),
        plan.createdAt(),
        em.createQuery("select count(t) from Tenant t where t.pricePlanId = :id", Long.class)
            .setParameter("id", plan.id())
            .getSingleResult(),
        rates(plan),
        terms(plan));
  }

  /** What a tenant may know of its plan: what holds, and what is going to. */
  PricePlanView forTenant(PricePlan plan) {
    return new PricePlanView(
        plan.id(),
        plan.name(),
        plan.displayName(),
        plan.currency(),
        plan.createdAt(),
        null,
        rates(plan).stream().filter(rate -> rate.state() != RuleState.ENDED).toList(),
        terms(plan).stream().filter(term -> term.state() != RuleState.ENDED).toList());
  }

  /** The times of a tenant on its plans, the one of now first. */
  List<TenantPlanView> plansOf(UUID tenant) {
    List<TenantPlanView> times = new ArrayList<>();
    for (PlanAssignments.Assigned each : assignments.history(tenant)) {
      PricePlan plan = em.find(PricePlan.class, each.plan());
      times.add(
          0,
          new TenantPlanView(
              plan.id(), plan.displayName(), plan.currency(), each.from(), each.to()));
    }
    return times;
  }

  List<RateView> rates(PricePlan plan) {
    List<Rate> rates = terms.rates(plan.id());
    Map<UUID, String> names = names(plan.id());
    Instant now = clock.now();
    return rates.stream().map(rate -> view(plan, rate, rates, names, now)).toList();
  }

  private static RateView view(
      PricePlan plan, Rate rate, List<Rate> all, Map<UUID, String> names, Instant now) {
    Instant end = RateOverlap.end(rate, all);
    return new RateView(
        rate.id(),
        plan.id(),
        plan.currency(),
        rate.meter().word(),
        rate.meter().unit(),
        rate.narrowedTo().flavorId(),
        names.get(rate.narrowedTo().flavorId()),
        rate.narrowedTo().imageId(),
        names.get(rate.narrowedTo().imageId()),
        rate.narrowedTo().zone(),
        rate.narrowedTo().volumeType(),
        Rounding.trim(rate.unitPrice(), Rounding.CENTS),
        Rounding.trim(rate.freeQuantity(), 0),
        rate.tiers().stream()
            .map(
                tier ->
                    new Tier(
                        Rounding.trim(tier.above(), 0),
                        Rounding.trim(tier.unitPrice(), Rounding.CENTS)))
            .toList(),
        rate.taxCategory(),
        rate.validFrom(),
        end,
        RuleState.at(rate.validFrom(), end, now));
  }

  /** Of the flavors and images that a plan's rates are narrowed to. */
  private Map<UUID, String> names(UUID plan) {
    Map<UUID, String> names = new HashMap<>();
    for (String of : List.of("flavor", "image")) {
      List<Object[]> rows =
          em.createNativeQuery(
                  "select x.id, x.name from "
                      + of
                      + " x where x.id in (select r."
                      + of
                      + "_id from rate r where r.price_plan_id = :plan)",
                  Object[].class)
              .setParameter("plan", plan)
              .getResultList();
      rows.forEach(row -> names.put(UuidColumn.read(row[0]), (String) row[1]));
    }
    return names;
  }

  List<PlanTermView> terms(PricePlan plan) {
    PlanTerms all = terms.of(plan.id());
    Instant now = clock.now();
    List<PlanTermView> views = new ArrayList<>();
    all.fees().forEach(fee -> views.add(view(fee, now)));
    for (Discount off : all.discounts()) {
      views.add(
          new PlanTermView(
              off.id(),
              PlanTermKind.DISCOUNT,
              off.name(),
              off.meter() == null ? null : off.meter().word(),
              null,
              Rounding.trim(off.percent(), 0),
              null,
              off.validFrom(),
              off.validTo(),
              RuleState.at(off.validFrom(), off.validTo(), now)));
    }
    for (Minimum least : all.minimums()) {
      views.add(
          new PlanTermView(
              least.id(),
              PlanTermKind.MINIMUM,
              null,
              null,
              least.amount(),
              null,
              null,
              least.validFrom(),
              least.validTo(),
              RuleState.at(least.validFrom(), least.validTo(), now)));
    }
    return views;
  }

  private static PlanTermView view(Fee fee, Instant now) {
    return new PlanTermView(
        fee.id(),
        fee.kind() == Fee.Kind.MONTHLY ? PlanTermKind.MONTHLY_FEE : PlanTermKind.ONE_OFF_FEE,
        fee.name(),
        null,
        fee.amount(),
        null,
        fee.taxCategory(),
        fee.validFrom(),
        fee.validTo(),
        RuleState.at(fee.validFrom(), fee.validTo(), now));
  }

  RateView rate(PricePlan plan, UUID id) {
    return find(rates(plan), id);
  }

  private static RateView find(List<RateView> rates, UUID id) {
    return rates.stream()
        .filter(rate -> Objects.equals(rate.id(), id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  PlanTermView term(PricePlan plan, UUID id) {
    return terms(plan).stream()
        .filter(term -> Objects.equals(term.id(), id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }
}
