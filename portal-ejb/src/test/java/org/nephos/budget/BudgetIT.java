package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.budget.BudgetCloud.actual;
import static org.nephos.budget.BudgetCloud.forecast;
import static org.nephos.budget.BudgetCloud.spec;
import static org.nephos.testing.DemoPeople.acmeAdmin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.Money;
import org.nephos.billing.UsageService;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView.Status;
import org.nephos.budget.api.SavedBudget;
import org.nephos.metering.MeteringService;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Together;

/** How budgets stand, and that it is told once. */
class BudgetIT {
  @RegisterExtension final BudgetCloud cloud = new BudgetCloud();

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  @Test
  void itStandsAtTheExactCostSoFarAndTheForecastAddsWhatNowRunsUntilTheMonthEnds() {
    cloud.runs(10, Map.of());
    SavedBudget budget = cloud.budget(spec("2.00", false));

    cloud.hours(10);
    cloud.tick();

    // 10 × 0.0128025 × 10 h = 1.28025, and until 22:00 of the 31st 506 h more: 64.78065.
    Status status = cloud.view(budget).status();
    assertThat(status.spent()).isEqualTo(euros("1.28"));
    assertThat(status.forecast()).isEqualTo(euros("66.06"));
    assertThat(status.percent()).isEqualByComparingTo("64.0");
    assertThat(status.method()).isEqualTo("running");
    assertThat(status.from()).isEqualTo(Instant.parse("2027-02-28T23:00:00Z"));
    assertThat(status.to()).isEqualTo(Instant.parse("2027-03-31T22:00:00Z"));
    assertThat(status.others()).isEmpty();
  }

  @Test
  void itAgreesWithThePageOfCostsWhateverOfItIsRecordedAlready() {
    cloud.runs(3, Map.of());
    SavedBudget budget = cloud.budget(spec("2.00", false));
    for (int hour : List.of(1, 7, 30)) {
      cloud.at(BudgetCloud.START.plusSeconds(hour * 3600L + 1234));
      cloud.tick();
      Status before = cloud.view(budget).status();
      cloud.portal().asSystem(cloud.portal().get(MeteringService.class)::tick);
      cloud.tick();
      Status after = cloud.view(budget).status();

      CostSummaryView costs =
          cloud
              .portal()
              .as(
                  acmeAdmin(),
                  () -> cloud.portal().get(UsageService.class).monthToDate(cloud.tenant(), null));
      assertThat(before.spent()).isEqualTo(costs.total());
      assertThat(before.forecast()).isEqualTo(costs.forecast());
      assertThat(after.spent()).isEqualTo(costs.total());
      assertThat(after.forecast()).isEqualTo(costs.forecast());
    }
  }

  @Test
  void aBudgetIsOfTheTenantOfAProjectOrOfWhatBearsATag() {
    cloud.runs(4, Map.of("team", "web"));
    cloud.runs(6, Map.of("team", "webs"));
    SavedBudget tenant = cloud.budget(spec("100.00", false));
    SavedBudget project =
        cloud.budget(cloud.acme().project(), null, named("project", "100.00", "EUR"));
    SavedBudget tag = cloud.budget(null, "team=web", named("tag", "100.00", "EUR"));
    SavedBudget none = cloud.budget(null, "team=none", named("none", "100.00", "EUR"));

    cloud.hours(10);
    cloud.tick();

    assertThat(cloud.view(tenant).status().spent()).isEqualTo(euros("1.28"));
    assertThat(cloud.view(project).status().spent()).isEqualTo(euros("1.28"));
    assertThat(cloud.view(tag).status().spent()).isEqualTo(euros("0.51"));
    assertThat(cloud.view(none).status().forecast()).isEqualTo(euros("0.00"));
  }

  private static BudgetSpec named(String name, String amount, String currency) {
    return new BudgetSpec(
        name, new Money(new BigDecimal(amount), currency), List.of(), false, null);
  }

  @Test
  void whatCostsInAnotherCurrencyIsNamedAndNotAdded() {
    cloud.runs(10, Map.of());
    SavedBudget dollars = cloud.budget(null, null, named("dollars", "5.00", "USD"));
    cloud.hours(10);
    cloud.tick();

    Status status = cloud.view(dollars).status();
    assertThat(status.spent()).isEqualTo(new Money(new BigDecimal("0.00"), "USD"));
    assertThat(status.forecast()).isEqualTo(new Money(new BigDecimal("0.00"), "USD"));
    assertThat(status.others()).containsExactly(euros("1.28"));
  }

  @Test
  void aThresholdIsToldOnceAMonthToThoseWhoSeeWhatTheTenantIsCharged() {
    cloud.runs(10, Map.of());
    SavedBudget budget =
        cloud.budget(spec("2.00", false, actual(50), actual(60), actual(100), forecast(200)));
    assertThat(cloud.told(budget)).containsExactly(forecast(200));

    cloud.hours(10);
    Together.run(this::ticked, this::ticked, this::ticked);
    cloud.tick();

    assertThat(cloud.told(budget)).containsExactlyInAnyOrder(forecast(200), actual(50), actual(60));
    assertThat(cloud.events("budget.reached")).isEqualTo(3);
    // Of two at once the higher is written about.
    assertThat(cloud.letters())
        .containsExactly(
            "admin@acme.example: Budget march at 60 %",
            "admin@acme.example: Budget march is forecast to come to 200 %",
            "billing@acme.example: Budget march at 60 %",
            "billing@acme.example: Budget march is forecast to come to 200 %");
  }

  private Object ticked() {
    cloud.tick();
    return "done";
  }

  @Test
  void theNextMonthBeginsAtNothingAndIsToldAnew() {
    cloud.runs(10, Map.of());
    SavedBudget budget = cloud.budget(spec("2.00", false, actual(50)));
    cloud.hours(10);
    cloud.tick();
    assertThat(cloud.told(budget)).hasSize(1);

    cloud.at(Instant.parse("2027-03-31T22:00:00Z"));
    assertThat(cloud.view(budget).status()).isNull();
    cloud.tick();
    assertThat(cloud.view(budget).status().spent()).isEqualTo(euros("0.00"));
    assertThat(cloud.told(budget)).hasSize(1);

    cloud.at(Instant.parse("2027-04-01T06:00:00Z"));
    cloud.tick();
    assertThat(cloud.view(budget).status().spent()).isEqualTo(euros("1.02"));
    assertThat(cloud.told(budget)).containsExactly(actual(50), actual(50));
  }

  @Test
  void deathAtAnyMomentLeavesEachThresholdToldOnce() {
    cloud.runs(10, Map.of());
    SavedBudget budget = cloud.budget(spec("2.00", false, actual(50), actual(60)));
    cloud.hours(10);

    int point = 0;
    boolean died;
    do {
      point++;
      died = dies(point);
    } while (died && point < 100);
    cloud.tick();

    assertThat(point).isBetween(3, 99);
    assertThat(cloud.told(budget)).containsExactlyInAnyOrder(actual(50), actual(60));
    assertThat(cloud.events("budget.reached")).isEqualTo(2);
    assertThat(cloud.letters()).hasSize(2);
  }

  private boolean dies(int point) {
    cloud.portal().database().crashes().arm(point);
    try {
      cloud.tick();
      return false;
    } catch (Crash crash) {
      return true;
    } finally {
      cloud.portal().database().crashes().disarm();
    }
  }
}
