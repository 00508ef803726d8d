package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nephos.budget.BudgetCloud.spec;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.Money;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.SavedBudget;
import org.nephos.list.api.ListQuery;
import org.nephos.order.ApprovalService;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderExpiryTick;
import org.nephos.order.OrderPolicyService;
import org.nephos.order.OrderService;
import org.nephos.order.OrderState;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.WaitingOrders;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.DecisionView.BudgetAfter;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.ConflictException;
import org.nephos.quota.QuotaService;
import org.nephos.quota.api.LimitChange;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Orders;

/** What budgets do to orders. */
class BudgetedOrdersIT {
  @RegisterExtension final BudgetCloud cloud = new BudgetCloud();

  private OrderService orders() {
    return cloud.portal().get(OrderService.class);
  }

  private ConflictException refusal(Caller who, SubmitOrder order) {
    return catchThrowableOfType(
        ConflictException.class, () -> cloud.portal().as(who, () -> orders().submit(order, null)));
  }

  private DryRunView dryRun(SubmitOrder order) {
    return cloud.portal().as(acmeUser(), () -> orders().dryRun(order));
  }

  private OrderState state(UUID order) {
    return cloud.portal().as(acmeAdmin(), () -> orders().get(order)).state();
  }

  /** Ten run for ten hours, which costs 1.28025; the budget is that or less. */
  private SavedBudget usedUp() {
    cloud.runs(10, Map.of());
    SavedBudget budget = cloud.budget(spec("1.28", true));
    cloud.hours(10);
    cloud.tick();
    return budget;
  }

  @Test
  void aBudgetThatIsUsedUpRefusesOrdersWithItsFigures() {
    SavedBudget budget = usedUp();

    ConflictException said = refusal(acmeAdmin(), cloud.acme().order("more", 1));

    assertThat(said.code()).isEqualTo("budget-exceeded");
    assertThat(said.getMessage()).contains("march", "used up", "administrator");
    assertThat(said.variables())
        .containsEntry("budget", "march")
        .containsEntry("amount", Map.of("amount", "1.28", "currency", "EUR"))
        .containsEntry("spent", Map.of("amount", "1.28", "currency", "EUR"))
        .containsEntry("forecast", Map.of("amount", "66.06", "currency", "EUR"));
    assertThat(cloud.view(budget).status().blocking()).isTrue();
    DryRunView dry = dryRun(cloud.acme().order("more", 1));
    assertThat(dry.verdict()).isEqualTo("refused");
    assertThat(dry.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("budget-exceeded");
              assertThat(problem.message()).contains("march");
            });
  }

  @Test
  void whoSeesOneProjectOnlyIsRefusedWithoutTheFiguresOfTheTenant() {
    usedUp();

    ConflictException said = refusal(acmeUser(), cloud.acme().order("more", 1));

    assertThat(said.code()).isEqualTo("budget-exceeded");
    assertThat(said.variables()).containsOnlyKeys("budget");
    assertThat(said.getMessage()).doesNotContain("1.28");
  }

  @Test
  void aScalingGroupIsAnOrderLikeAnyOther() {
    usedUp();
    CreateScalingGroup group =
        new CreateScalingGroup(
            cloud.acme().project(),
            "group",
            0,
            1,
            0,
            0,
            new CreateScalingGroup.Template(
                cloud.acme().flavor(), cloud.acme().image(), "sim", null, null, null, Map.of()),
            List.of());

    assertThatThrownBy(
            () ->
                cloud
                    .portal()
                    .as(
                        acmeUser(),
                        () -> cloud.portal().get(ScalingService.class).create(group, null)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("used up");
  }

  @Test
  void aBudgetThatOnlyTellsRefusesNothing() {
    cloud.runs(10, Map.of());
    cloud.budget(spec("0.01", false));
    cloud.hours(10);
    cloud.tick();

    assertThat(cloud.orders(1).state()).isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void anOrderIsRefusedWhenItCostsMoreUntilTheMonthEndsThanIsLeft() {
    // One costs 0.0128025 × 516 h = 6.60609 until then.
    cloud.budget(spec("13.21", true));
    assertThat(refusal(acmeUser(), cloud.acme().order("two", 2)).getMessage())
        .contains("less than");
    assertThat(dryRun(cloud.acme().order("two", 2)).verdict()).isEqualTo("refused");
    assertThat(dryRun(cloud.acme().order("one", 1)).verdict()).isEqualTo("accepted");

    // Three hours later two cost 13.14 together.
    cloud.hours(3);
    assertThat(cloud.orders(2).state()).isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void aNewMonthLetsOrdersThroughAtOnceBeforeAnybodyHasLookedAtIt() {
    usedUp();
    cloud.at(Instant.parse("2027-03-31T21:59:59Z"));
    assertThat(refusal(acmeUser(), cloud.acme().order("more", 1))).isNotNull();

    cloud.budget(
        null,
        null,
        new BudgetSpec(
            "large", new Money(new BigDecimal("1000.00"), "EUR"), List.of(), true, null));
    cloud.at(Instant.parse("2027-03-31T22:00:00Z"));
    cloud
        .portal()
        .as(acmeAdmin(), () -> cloud.budgets().list(ListQuery.firstPage()).items())
        .forEach(budget -> assertThat(budget.status()).isNull());
    // What one costs in all of April, 9.22, is more than 1.28 and less than 1000.
    assertThat(refusal(acmeUser(), cloud.acme().order("more", 1)).getMessage())
        .contains("march", "less than");
  }

  @Test
  void aRaisedBudgetLetsOrdersThroughAtOnce() {
    SavedBudget budget = usedUp();
    assertThat(refusal(acmeUser(), cloud.acme().order("more", 1))).isNotNull();

    cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> cloud.budgets().change(budget.budget().id(), spec("500.00", true), null));

    assertThat(cloud.orders(1).state()).isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void aBudgetOfATagOrOfAnotherProjectIsAboutNoOtherOrder() {
    cloud.budget(null, "team=web", spec("0.01", true));

    assertThat(cloud.orders(1).state()).isEqualTo(OrderState.PROVISIONING);
    SubmitOrder tagged =
        Orders.tagged(cloud.acme().order("tagged", 1), Map.of("team", "web", "a", "b"));
    assertThat(refusal(acmeUser(), tagged).getMessage()).contains("march");
    SubmitOrder other = Orders.tagged(cloud.acme().order("other", 1), Map.of("team", "db"));
    assertThat(refusal(acmeUser(), other)).isNull();
  }

  private void askFirst(DefaultDecision onSilence) {
    cloud
        .portal()
        .as(
            operator(),
            () ->
                cloud
                    .portal()
                    .get(OrderPolicyService.class)
                    .create(
                        new CreateOrderPolicy(
                            cloud.tenant(),
                            new OrderPolicySpec(
                                "ask first",
                                true,
                                OrderPolicySpec.Conditions.NONE,
                                PolicyOutcome.APPROVAL,
                                Approver.TENANT_ADMIN,
                                null,
                                Duration.ofHours(20),
                                onSilence,
                                "",
                                OrderPolicySpec.Rules.NONE)),
                        null));
  }

  @Test
  void whoDecidesSeesWhatIsLeftAndCannotApproveWhatTheBudgetRefuses() {
    cloud.runs(10, Map.of());
    SavedBudget budget = cloud.budget(spec("500.00", true));
    askFirst(DefaultDecision.EXPIRE);
    OrderView asked = cloud.orders(1);
    cloud.hours(10);
    cloud.tick();

    List<BudgetAfter> lines =
        cloud
            .portal()
            .as(acmeAdmin(), () -> cloud.portal().get(ApprovalService.class).decision(asked.id()))
            .budgets();
    // Until the month ends one costs 0.0128025 × 506 h = 6.478065; 500 − 66.0609 − 6.478065.
    assertThat(lines)
        .containsExactly(
            new BudgetAfter(
                budget.budget().id(),
                "march",
                euros("500.00"),
                euros("1.28"),
                euros("66.06"),
                euros("6.48"),
                euros("427.46"),
                true,
                false));

    cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> cloud.budgets().change(budget.budget().id(), spec("1.00", true), null));
    assertThatThrownBy(
            () ->
                cloud
                    .portal()
                    .as(
                        acmeAdmin(),
                        () -> cloud.portal().get(ApprovalService.class).approve(asked.id(), null)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("used up");
    assertThat(state(asked.id())).isEqualTo(OrderState.PENDING_APPROVAL);
  }

  @Test
  void whatNobodyDecidesIsNotApprovedByDefaultWhenTheBudgetIsUsedUp() {
    cloud.runs(10, Map.of());
    SavedBudget budget = cloud.budget(spec("500.00", true));
    askFirst(DefaultDecision.APPROVE);
    OrderView asked = cloud.orders(1);
    cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> cloud.budgets().change(budget.budget().id(), spec("1.00", true), null));

    cloud.hours(21);
    cloud.tick();
    cloud.tick(OrderExpiryTick.class);

    assertThat(state(asked.id())).isEqualTo(OrderState.EXPIRED);
  }

  @Test
  void whatWaitsForQuotaGoesOnWaitingWhileTheBudgetIsUsedUp() {
    SavedBudget budget = cloud.budget(spec("500.00", true));
    limit(0);
    OrderView waits =
        cloud
            .portal()
            .as(
                acmeUser(),
                () -> orders().submit(cloud.acme().order("later", 1, OnQuotaExceeded.WAIT), null));
    cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> cloud.budgets().change(budget.budget().id(), spec("1.00", true), null));
    limit(20);

    goOn();
    assertThat(state(waits.id())).isEqualTo(OrderState.PENDING_QUOTA);

    cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> cloud.budgets().change(budget.budget().id(), spec("500.00", true), null));
    goOn();
    assertThat(state(waits.id())).isEqualTo(OrderState.PROVISIONING);
  }

  private void goOn() {
    cloud.portal().asSystem(cloud.portal().get(WaitingOrders.class)::goOn);
  }

  private void limit(long instances) {
    cloud
        .portal()
        .as(
            acmeAdmin(),
            () ->
                cloud
                    .portal()
                    .get(QuotaService.class)
                    .setProjectLimits(
                        cloud.acme().project(), List.of(new LimitChange("instances", instances))));
  }

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }
}
