package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.metering.Meter;
import org.nephos.tenancy.api.CallerScope;

/**
 * How the operator changes the standard plan in the made-up year: at first there are free hours and
 * a tier, a discount and fees; in the second half today's prices hold. Nothing but those is left at
 * its end.
 */
@ApplicationScoped
class HistoryPrices {
  private static final String KEY = "made-up-year/prices/";
  private static final int TODAYS_PRICES = 6;
  private static final int LAUNCH_MONTHS = 3;

  @Inject private PricePlanFacade plans;

  void addTo(List<HistoryStep> steps, YearMonth first, int months) {
    Instant begins = HistoryTime.at(first, 1, 0);
    Instant change = HistoryTime.at(first.plusMonths(TODAYS_PRICES), 1, 0);
    Instant ends = HistoryTime.at(first.plusMonths(months), 1, 0);
    steps.add(
        new HistoryStep(
            begins.minusSeconds(3600),
            () -> {
              allowance(begins, change);
              discount(begins, HistoryTime.at(first.plusMonths(LAUNCH_MONTHS), 1, 0));
              fees(begins, ends);
            }));
    steps.add(
        new HistoryStep(
            HistoryTime.at(first.plusMonths(TODAYS_PRICES - 1), 16, 11),
            () -> {
              rate(Meter.INSTANCE_VCPU, change, null, null, List.of());
              rate(Meter.INSTANCE_RAM, change, null, null, List.of());
            }));
  }

  private void allowance(Instant from, Instant to) {
    rate(
        Meter.INSTANCE_RAM,
        from,
        to,
        new BigDecimal("200"),
        List.of(new AddRate.Step(new BigDecimal("3000"), new BigDecimal("0.0040"))));
  }

  private void rate(
      Meter meter, Instant from, Instant to, BigDecimal free, List<AddRate.Step> tiers) {
    asOperator(
        () ->
            plans.addRate(
                new AddRate(
                    DemoPrices.STANDARD,
                    meter.word(),
                    null,
                    null,
                    null,
                    null,
                    DemoPrices.of(meter),
                    from,
                    to,
                    free,
                    tiers,
                    null),
                KEY + meter.word() + "/" + from));
  }

  private void discount(Instant from, Instant to) {
    term(
        new AddPlanTerm(
            PlanTermKind.DISCOUNT,
            "Launch discount",
            null,
            null,
            new BigDecimal("10"),
            null,
            from,
            to));
  }

  private void fees(Instant from, Instant to) {
    term(
        new AddPlanTerm(
            PlanTermKind.MONTHLY_FEE,
            "Support",
            null,
            new BigDecimal("19.00"),
            null,
            null,
            from,
            to));
    term(
        new AddPlanTerm(
            PlanTermKind.ONE_OFF_FEE,
            "Setup",
            null,
            new BigDecimal("49.00"),
            null,
            null,
            from,
            to));
  }

  private void term(AddPlanTerm term) {
    asOperator(() -> plans.addTerm(DemoPrices.STANDARD, term, KEY + term.name()));
  }

  private static void asOperator(Runnable deed) {
    try (CallerScope scope = CallerScope.open(DemoPerson.OPERATOR.caller())) {
      deed.run();
    }
  }
}
