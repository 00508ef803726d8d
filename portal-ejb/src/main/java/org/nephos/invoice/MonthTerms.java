package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
   * @param isFirst whether it is the tenant's first month on that plan
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
    // Who came in mid-month had neither plan nor fees when the month began; who has left has none
    // any more.
    boolean held0 = !since.isAfter(month.from()) && !isAfterTheEnd(tenant, month);
    List<Fee> fees =
        isAfterTheEnd(tenant, month)
            ? List.of()
            : terms.fees().stream().filter(fee -> held0 || fee.kind() == Fee.Kind.ONE_OFF).toList();
    List<Minimum> minimums = held0 ? terms.minimums() : List.of();
    Instant last = month.to().minusSeconds(1);
    return new Terms(
        new PlanTerms(
            terms.plan(), terms.currency(), rates(held), fees, terms.discounts(), minimums),
        isFirst(tenant, first, since, month),
        new RateCard(terms.plan(), terms.currency(), terms.rates())
            .version(at.isBefore(last) ? at : last));
  }

  private static List<Rate> rates(List<Held> held) {
    List<Rate> rates = new ArrayList<>();
    List<Object> seen = new ArrayList<>();
    for (Held each : held) {
      if (!seen.contains(each.plan())) {
        seen.add(each.plan());
        rates.addAll(each.terms().rates());
      }
    }
    return rates;
  }

  /**
   * A tenant's very first plan counts from the month in which it begins, any other from the first
   * month at whose beginning the tenant has it.
   */
  private boolean isFirst(Tenant tenant, Held plan, Instant since, BillingMonth month) {
    if (!since.isBefore(month.from())) {
      return since.isBefore(month.to());
    }
    BillingMonth before = BillingMonth.of(month.from().minusSeconds(1), month.zone());
    return since.isAfter(before.from()) && !assignments.isInitial(tenant.id(), plan.plan());
  }

  private static boolean isAfterTheEnd(Tenant tenant, BillingMonth month) {
    return tenant.closedAt() != null && !month.from().isBefore(tenant.closedAt());
  }
}
