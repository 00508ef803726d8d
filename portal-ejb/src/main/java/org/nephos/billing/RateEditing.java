package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.time.PortalClock;

/** The rates of price plans as the operator sets them, as a part of the caller's transaction. */
@ApplicationScoped
class RateEditing {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PlanEditing plans;
  @Inject private PlanTermsRepository terms;
  @Inject private PlanViews views;
  @Inject private RateWords words;
  @Inject private PortalClock clock;

  /** All that a rate says. */
  private record Facts(
      String meter,
      String narrowedTo,
      String unitPrice,
      String freeQuantity,
      Map<String, String> tiers,
      String taxCategory,
      String validFrom,
      String validTo) {
    static Facts of(Rate rate) {
      Map<String, String> tiers = new TreeMap<>();
      rate.tiers().forEach(tier -> tiers.put(plain(tier.above()), plain(tier.unitPrice())));
      return new Facts(
          rate.meter().word(),
          narrowed(rate),
          plain(rate.unitPrice()),
          plain(rate.freeQuantity()),
          tiers,
          rate.taxCategory().name(),
          rate.validFrom().toString(),
          rate.validTo() == null ? null : rate.validTo().toString());
    }

    private static String plain(BigDecimal number) {
      return Rounding.trim(number, 0).toPlainString();
    }
  }

  /** Adds one. */
  RateView add(AddRate command) {
    List<Violation> violations = PlanRules.check(command);
    PricePlan plan = command.pricePlan() == null ? null : plans.find(command.pricePlan());
    known("pricePlan", command.pricePlan() == null || plan == null, "price plan", violations);
    known("flavor", isMissing("flavor", "id", command.flavor()), "flavor", violations);
    known("image", isMissing("image", "id", command.image()), "image", violations);
    known("zone", isMissing("zone", "name", command.zone()), "zone", violations);
    PlanEditing.refuse(violations);
    plan = plans.lock(plan.id());
    Instant now = clock.now();
    Rate rate = rate(command, now);
    PlanRules.time(rate.validFrom(), rate.validTo(), now, plans.isUsed(plan), violations);
    PlanEditing.refuse(violations);
    List<Rate> rates = terms.rates(plan.id());
    RateOverlap.find(rates, rate)
        .ifPresent(
            other -> {
              throw overlap(rate, other);
            });
    List<Rate> after = new ArrayList<>(rates);
    after.add(rate);
    refuseOverlaps(after);
    insert(plan, rate);
    plans.record("rate.created", plan, null, Facts.of(rate));
    return views.rate(plan, rate.id());
  }

  private static Rate rate(AddRate command, Instant now) {
    return new Rate(
        UUID.randomUUID(),
        Meter.ofWord(command.meter()).orElseThrow(),
        new Dimensions(command.flavor(), command.image(), command.zone(), command.volumeType()),
        command.unitPrice(),
        command.validFrom() == null ? PlanRules.nextMinute(now) : command.validFrom(),
        command.validTo(),
        command.freeQuantity() == null ? BigDecimal.ZERO : command.freeQuantity(),
        command.tiers().stream().map(step -> new Tier(step.above(), step.unitPrice())).toList(),
        command.taxCategory() == null ? TaxCategory.STANDARD : command.taxCategory());
  }

  private static void known(
      String field, boolean missing, String what, List<Violation> violations) {
    if (missing) {
      violations.add(new Violation(field, "unknown-reference", "There is no such " + what + "."));
    }
  }

  /** Whether something that was named is not there. */
  private boolean isMissing(String table, String column, Object key) {
    return key != null
        && em.createNativeQuery(
                "select name from " + table + " where " + column + " = :key", String.class)
            .setParameter("key", key)
            .getResultList()
            .isEmpty();
  }

  /** Ends one. */
  RateView end(UUID id, Instant wanted) {
    PricePlan plan = lockPlanOf(id);
    List<Rate> rates = terms.rates(plan.id());
    Rate rate = find(rates, id);
    Instant now = clock.now();
    if (RuleState.at(rate.validFrom(), RateOverlap.end(rate, rates), now) == RuleState.ENDED) {
      throw PlanEditing.ended();
    }
    Instant at = PlanRules.wholeSecond(wanted == null ? PlanRules.nextMinute(now) : wanted);
    List<Violation> violations = new ArrayList<>();
    if (!at.isAfter(now) || !at.isAfter(rate.validFrom())) {
      violations.add(
          new Violation(
              "at", "past", "Give a time that is still to come, after the rate has begun."));
    }
    PlanEditing.refuse(violations);
    Rate shorter =
        new Rate(
            rate.id(),
            rate.meter(),
            rate.narrowedTo(),
            rate.unitPrice(),
            rate.validFrom(),
            at,
            rate.freeQuantity(),
            rate.tiers(),
            rate.taxCategory());
    List<Rate> after = new ArrayList<>(rates);
    after.set(after.indexOf(rate), shorter);
    refuseOverlaps(after);
    em.createNativeQuery("update rate set valid_to = :at where id = :id")
        .setParameter("at", at)
        .setParameter("id", id)
        .executeUpdate();
    plans.record("rate.ended", plan, Facts.of(rate), Facts.of(shorter));
    return views.rate(plan, id);
  }

  /** Deletes one that has not begun. */
  void delete(UUID id) {
    PricePlan plan = lockPlanOf(id);
    List<Rate> rates = terms.rates(plan.id());
    Rate rate = find(rates, id);
    if (!rate.validFrom().isAfter(clock.now())) {
      throw PlanEditing.inUse();
    }
    List<Rate> after = new ArrayList<>(rates);
    after.remove(rate);
    refuseOverlaps(after);
    em.createNativeQuery("delete from rate_tier where rate_id = :id")
        .setParameter("id", id)
        .executeUpdate();
    em.createNativeQuery("delete from rate where id = :id").setParameter("id", id).executeUpdate();
    plans.record("rate.deleted", plan, Facts.of(rate), null);
  }

  RateView view(UUID id) {
    PlanRate row = em.find(PlanRate.class, id);
    if (row == null) {
      throw new NotFoundException();
    }
    return views.rate(plans.find(row.pricePlanId()), id);
  }

  private PricePlan lockPlanOf(UUID id) {
    PlanRate row = em.find(PlanRate.class, id);
    if (row == null) {
      throw new NotFoundException();
    }
    return plans.lock(row.pricePlanId());
  }

  private static Rate find(List<Rate> rates, UUID id) {
    return rates.stream()
        .filter(rate -> rate.id().equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private void insert(PricePlan plan, Rate rate) {
    Dimensions to = rate.narrowedTo();
    NewRow row = new NewRow("rate");
    row.put("id", rate.id());
    row.put("price_plan_id", plan.id());
    row.put("meter", rate.meter().word());
    row.put("unit", rate.meter().unit());
    row.put("unit_price", rate.unitPrice());
    row.put("valid_from", rate.validFrom());
    row.put("valid_to", rate.validTo());
    row.put("override_key", to.equals(Dimensions.NONE) ? "" : to.toText());
    row.put("flavor_id", to.flavorId());
    row.put("image_id", to.imageId());
    row.put("zone_id", to.zone());
    row.put("volume_type", to.volumeType());
    row.put("free_quantity", rate.freeQuantity());
    row.put("tax_category", rate.taxCategory().name());
    row.insert(em);
    for (Tier tier : rate.tiers()) {
      em.createNativeQuery(
              "insert into rate_tier (rate_id, above, unit_price) values (:id, :above, :price)")
          .setParameter("id", rate.id())
          .setParameter("above", tier.above())
          .setParameter("price", tier.unitPrice())
          .executeUpdate();
    }
  }

  private void refuseOverlaps(List<Rate> rates) {
    RateOverlap.within(rates)
        .ifPresent(
            pair -> {
              throw overlap(pair.one(), pair.other());
            });
  }

  private ConflictException overlap(Rate one, Rate other) {
    return new ConflictException(
        "rate-overlap",
        "Two rates could both hold for one thing: "
            + words.describe(one)
            + " and "
            + words.describe(other)
            + ". Narrow one of them further, or let them hold at different times.",
        Map.of(
            "rates",
            List.of(one.id().toString(), other.id().toString()),
            "descriptions",
            List.of(words.describe(one), words.describe(other))));
  }

  private static String narrowed(Rate rate) {
    Dimensions to = rate.narrowedTo();
    List<String> parts = new ArrayList<>();
    add(parts, "flavor", to.flavorId());
    add(parts, "image", to.imageId());
    add(parts, "zone", to.zone());
    add(parts, "volume type", to.volumeType());
    return parts.isEmpty() ? "everything" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String word, Object value) {
    if (value != null) {
      parts.add(word + " " + value);
    }
  }
}
