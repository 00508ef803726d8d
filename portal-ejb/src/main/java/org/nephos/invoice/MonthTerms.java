package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.Fee;
import org.nephos.billing.Minimum;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.PlanTerms;
import org.nephos.billing.PlanTermsRepository;
import org.nephos.billing.PlanTermsRepository.Held;
import org.nephos.billing.Rate;
import org.nephos.billing.RateCard;
import org.nephos.tenancy.Tenant;

/**
 * What holds for a tenant's month. Rules <em>Which plan</em> and <em>Fees</em> of docs/money.md.
 */
@ApplicationScoped
class MonthTerms {
  @Inject private PlanTermsRepository plans;
  @Inject private PlanAssignments assignments;

  /**
   * The terms of the plan that the tenant has when the month begins, with the rates of all plans
   * that it has in the month.
   *
   * @param isFirst whether one-off fees are due in it
   * @param priceVersion the plan, and since when its rates hold
   */
  record Terms(PlanTerms plan, boolean isFirst, String priceVersion) {}

  /**
   * The terms of a month.
   *
   * @param at of a month that is not over: as of this instant
   */
  Terms of(Tenant tenant, BillingMonth month, Instant at) {
    List<Held> held = plans.of(tenant.id(), month.from(), month.to());
    Held first = held.get(0);
    Instant since = assignments.since(tenant.id(), first.plan());
    PlanTerms terms = first.terms();
    List<Fee> oneOff = isAfterTheEnd(tenant, month) ? List.of() : oneOff(tenant, first, month);
    // Who came in mid-month had neither plan nor fees when the month began; who has left has none
    // any more.
    boolean held0 = !since.isAfter(month.from()) && !isAfterTheEnd(tenant, month);
    List<Fee> fees = new ArrayList<>(oneOff);
    if (held0) {
      terms.fees().stream().filter(fee -> fee.kind() == Fee.Kind.MONTHLY).forEach(fees::add);
    }
    List<Minimum> minimums = held0 ? terms.minimums() : List.of();
    Instant last = month.to().minusSeconds(1);
    return new Terms(
        new PlanTerms(
            terms.plan(),
            terms.currency(),
            rates(tenant, held, month),
            fees,
            terms.discounts(),
            minimums),
        !oneOff.isEmpty(),
        new RateCard(terms.plan(), terms.currency(), terms.rates())
            .version(at.isBefore(last) ? at : last));
  }

  /**
   * The rates of all plans. One that is older than the tenant's time on its plan begins with that:
   * so allowances and tiers count in the order in which the tenant had the rates, whichever plan
   * has the older ones. Of changes from before this was the rule the older rates count first.
   */
  private List<Rate> rates(Tenant tenant, List<Held> held, BillingMonth month) {
    boolean byAge = assignments.hasChangeOfBefore(tenant.id(), month);
    Map<UUID, Rate> rates = new LinkedHashMap<>();
    for (Held each : held) {
      for (Rate rate : each.terms().rates()) {
        boolean isOlder = !byAge && rate.validFrom().isBefore(each.from());
        Rate had = isOlder ? rate.from(each.from()) : rate;
        if (byAge || had.validFrom().isBefore(each.to())) {
          rates.putIfAbsent(rate.id(), had);
        }
      }
    }
    return List.copyOf(rates.values());
  }

  /** The one-off fees of all plans that the month is a tenant's first one on. */
  private List<Fee> oneOff(Tenant tenant, Held atTheBeginning, BillingMonth month) {
    List<Fee> due = new ArrayList<>();
    for (PlanAssignments.First plan : assignments.firsts(tenant.id())) {
      if (!plan.isInitial() && plan.feeAtChange()) {
        if (isIn(month, plan.from())) {
          due.addAll(oneOff(plan.plan(), plan.from(), month));
        }
      } else if (plan.isInitial()
          ? isIn(month, plan.from())
          : isFirstBeginning(month, plan, atTheBeginning)) {
        due.addAll(oneOff(plan.plan(), month.from(), month));
      }
    }
    return due;
  }

  /** Of a change from before the fee was due with it: the first month that began on the plan. */
  private static boolean isFirstBeginning(
      BillingMonth month, PlanAssignments.First plan, Held atTheBeginning) {
    Instant before = BillingMonth.of(month.from().minusSeconds(1), month.zone()).from();
    return plan.plan().equals(atTheBeginning.plan())
        && plan.from().isAfter(before)
        && !plan.from().isAfter(month.from());
  }

  /** Those that hold at an instant, as of the beginning of the month, by which fees are billed. */
  private List<Fee> oneOff(UUID plan, Instant at, BillingMonth month) {
    return plans.of(plan).fees().stream()
        .filter(fee -> fee.kind() == Fee.Kind.ONE_OFF && fee.holdsAt(at))
        .map(
            fee ->
                new Fee(
                    fee.id(),
                    fee.name(),
                    fee.kind(),
                    fee.amount(),
                    fee.taxCategory(),
                    month.from(),
                    null))
        .toList();
  }

  private static boolean isIn(BillingMonth month, Instant instant) {
    return !instant.isBefore(month.from()) && instant.isBefore(month.to());
  }

  private static boolean isAfterTheEnd(Tenant tenant, BillingMonth month) {
    return tenant.closedAt() != null && !month.from().isBefore(tenant.closedAt());
  }
}
