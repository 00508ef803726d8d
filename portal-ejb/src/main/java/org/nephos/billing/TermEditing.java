package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.RuleState;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.Violation;
import org.nephos.time.PortalClock;

/**
 * Fees, discounts and minimums of price plans as the operator sets them, as a part of the caller's
 * transaction.
 */
@ApplicationScoped
class TermEditing {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PlanEditing plans;
  @Inject private PlanViews views;
  @Inject private PortalClock clock;

  /** All that one says. */
  private record Facts(
      String kind,
      String name,
      String meter,
      String amount,
      String percent,
      String taxCategory,
      String validFrom,
      String validTo) {
    static Facts of(PlanTermView term, Instant to) {
      return new Facts(
          term.kind().word(),
          term.name(),
          term.meter(),
          plain(term.amount()),
          plain(term.percent()),
          term.taxCategory() == null ? null : term.taxCategory().name(),
          term.validFrom().toString(),
          to == null ? null : to.toString());
    }

    private static String plain(BigDecimal number) {
      return number == null ? null : number.toPlainString();
    }
  }

  /** Adds one. */
  PlanTermView add(UUID id, AddPlanTerm command) {
    List<Violation> violations = PlanRules.check(command);
    PlanEditing.refuse(violations);
    PricePlan plan = plans.lock(id);
    Instant now = clock.now();
    Instant from =
        PlanRules.wholeSecond(
            command.validFrom() == null ? PlanRules.nextMinute(now) : command.validFrom());
    Instant to = PlanRules.wholeSecond(command.validTo());
    PlanRules.time(from, to, now, plans.isUsed(plan), violations);
    PlanEditing.refuse(violations);
    PlanTermView added =
        new PlanTermView(
            UUID.randomUUID(),
            command.kind(),
            command.name() == null ? null : command.name().strip(),
            command.meter(),
            command.amount(),
            command.percent(),
            isFee(command.kind())
                ? Objects.requireNonNullElse(command.taxCategory(), TaxCategory.STANDARD)
                : null,
            from,
            to,
            RuleState.at(from, to, now));
    refuseOverlap(plan, added, to);
    insert(plan, added);
    plans.record("price-plan.term-created", plan, null, Facts.of(added, to));
    return views.term(plan, added.id());
  }

  /** Of one name one fee or discount holds at a time; of minimums one does. */
  private void refuseOverlap(PricePlan plan, PlanTermView term, Instant to) {
    views.terms(plan).stream()
        .filter(other -> !other.id().equals(term.id()))
        .filter(other -> table(other.kind()).equals(table(term.kind())))
        .filter(other -> Objects.equals(other.name(), term.name()))
        .filter(
            other -> RateOverlap.inTime(other.validFrom(), other.validTo(), term.validFrom(), to))
        .findFirst()
        .ifPresent(
            other -> {
              throw new ConflictException(
                  "term-overlap",
                  "Two would hold at one time: "
                      + describe(other, other.validTo())
                      + " and "
                      + describe(term, to)
                      + ". End the first before the second begins, or give another name.",
                  Map.of(
                      "terms",
                      List.of(other.id().toString(), term.id().toString()),
                      "descriptions",
                      List.of(describe(other, other.validTo()), describe(term, to))));
            });
  }

  private static String describe(PlanTermView term, Instant to) {
    return term.kind().word()
        + (term.name() == null ? "" : " " + term.name())
        + " from "
        + term.validFrom()
        + (to == null ? "" : " to " + to);
  }

  /** Ends one. */
  PlanTermView end(UUID planId, UUID id, Instant wanted) {
    PricePlan plan = plans.lock(planId);
    PlanTermView term = views.term(plan, id);
    if (term.state() == RuleState.ENDED) {
      throw PlanEditing.ended();
    }
    Instant now = clock.now();
    Instant at = PlanRules.wholeSecond(wanted == null ? PlanRules.nextMinute(now) : wanted);
    if (!at.isAfter(now) || !at.isAfter(term.validFrom())) {
      PlanEditing.refuse(
          List.of(
              new Violation(
                  "at", "past", "Give a time that is still to come, after it has begun.")));
    }
    refuseOverlap(plan, term, at);
    em.createNativeQuery("update " + table(term.kind()) + " set valid_to = :at where id = :id")
        .setParameter("at", at)
        .setParameter("id", id)
        .executeUpdate();
    plans.record("price-plan.term-ended", plan, Facts.of(term, term.validTo()), Facts.of(term, at));
    return views.term(plan, id);
  }

  /** Deletes one that has not begun. */
  void delete(UUID planId, UUID id) {
    PricePlan plan = plans.lock(planId);
    PlanTermView term = views.term(plan, id);
    if (term.state() != RuleState.PLANNED) {
      throw PlanEditing.inUse();
    }
    em.createNativeQuery("delete from " + table(term.kind()) + " where id = :id")
        .setParameter("id", id)
        .executeUpdate();
    plans.record("price-plan.term-deleted", plan, Facts.of(term, term.validTo()), null);
  }

  private static boolean isFee(PlanTermKind kind) {
    return kind == PlanTermKind.MONTHLY_FEE || kind == PlanTermKind.ONE_OFF_FEE;
  }

  private static String table(PlanTermKind kind) {
    return switch (kind) {
      case MONTHLY_FEE, ONE_OFF_FEE -> "plan_fee";
      case DISCOUNT -> "plan_discount";
      case MINIMUM -> "plan_minimum";
    };
  }

  private void insert(PricePlan plan, PlanTermView term) {
    NewRow row = new NewRow(table(term.kind()));
    row.put("id", term.id());
    row.put("price_plan_id", plan.id());
    row.put("name", term.name());
    row.put("meter", term.meter());
    row.put("amount", term.amount());
    row.put("percent", term.percent());
    row.put("valid_from", term.validFrom());
    row.put("valid_to", term.validTo());
    if (isFee(term.kind())) {
      row.put("kind", term.kind() == PlanTermKind.MONTHLY_FEE ? "MONTHLY" : "ONE_OFF");
      row.put("tax_category", term.taxCategory().name());
    }
    row.insert(em);
  }
}
