package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.FlavorPriceView;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.billing.api.TenantPlanView;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.TenantService;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;
import org.nephos.testing.Together;
import org.nephos.time.PortalClock;

class PricePlanIT {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:30.250Z");
  private static final Instant SOON = NOW.plus(Duration.ofHours(1));
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));

  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;
  private PricePlanFacade prices;
  private UUID plan;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
    prices = portal.get(PricePlanService.class);
    clock(NOW);
    plan = plan("EUR").id();
  }

  private static void clock(Instant now) {
    portal.get(PortalClock.class).use(Clock.fixed(now, ZoneOffset.UTC));
  }

  private <T> T asOperator(Callable<T> work) {
    return portal.as(cloud.operator, work);
  }

  private PricePlanView plan(String currency) {
    String name = "p-" + UUID.randomUUID().toString().substring(0, 8);
    return asOperator(() -> prices.create(new CreatePricePlan(name, "Gold", currency), null));
  }

  private RateView add(AddRate rate) {
    return asOperator(() -> prices.addRate(rate, null));
  }

  private AddRate rate(String price, UUID flavor, String zone, Instant from, Instant to) {
    return new AddRate(
        plan,
        "instance.vcpu",
        flavor,
        null,
        zone,
        null,
        new BigDecimal(price),
        from,
        to,
        null,
        null,
        null);
  }

  private AddRate base(String price, Instant from) {
    return rate(price, null, null, from, null);
  }

  private RateView seen(UUID id) {
    return asOperator(() -> prices.rate(id));
  }

  private void charge(UUID tenant, UUID by) {
    asOperator(
        () ->
            portal
                .get(TenantService.class)
                .change(tenant, new ChangeTenant(null, null, by, null, null, null), null));
  }

  private static List<String> fields(InvalidException refusal) {
    return refusal.violations().stream().map(Violation::field).toList();
  }

  @Test
  void aRateForWhatIsCountedIsByTheGbAndIsFollowedLikeAnyOther() {
    RateView first = add(sent("0.08", SmallCloud.FLAVOR, SOON));
    RateView next = add(sent("0.07", SmallCloud.FLAVOR, LATER));

    assertThat(first.unit()).isEqualTo("GB");
    assertThat(first.counted()).isTrue();
    assertThat(first.freeQuantity()).isEqualByComparingTo("100.5");
    assertThat(first.tiers())
        .singleElement()
        .satisfies(tier -> assertThat(tier.above()).isEqualByComparingTo("1000"));
    assertThat(seen(first.id()).validTo()).isEqualTo(next.validFrom());
    assertThat(seen(first.id()).flavor()).isEqualTo(SmallCloud.FLAVOR);
    // It has no price by the hour, so it is in no preview.
    assertThat(asOperator(() -> prices.flavorPrices(plan)))
        .allSatisfy(flavor -> assertThat(flavor.hourly()).isZero());
  }

  @Test
  void twoRatesForWhatIsCountedThatCouldBothHoldAreRefused() {
    add(sent("0.08", SmallCloud.FLAVOR, SOON));
    AddRate zone =
        new AddRate(
            plan,
            "instance.networkOut",
            null,
            null,
            asZone(),
            null,
            BigDecimal.ONE,
            LATER,
            null,
            null,
            null,
            null);

    assertThatThrownBy(() -> add(zone)).isInstanceOf(ConflictException.class);
  }

  private AddRate sent(String price, UUID flavor, Instant from) {
    return new AddRate(
        plan,
        "instance.networkOut",
        flavor,
        null,
        null,
        null,
        new BigDecimal(price),
        from,
        null,
        new BigDecimal("100.5"),
        List.of(new AddRate.Step(new BigDecimal("1000"), new BigDecimal("0.05"))),
        null);
  }

  private static InvalidException refused(Callable<?> work) {
    return catchThrowableOfType(InvalidException.class, work::call);
  }

  @Test
  void aRateIsKeptAsItWasGivenWithItsTiersAndItsAllowance() {
    RateView made =
        add(
            new AddRate(
                plan,
                "instance.ram",
                SmallCloud.FLAVOR,
                null,
                null,
                null,
                new BigDecimal("0.0123456789"),
                SOON,
                LATER,
                new BigDecimal("720.5"),
                List.of(
                    new AddRate.Step(new BigDecimal("5000"), new BigDecimal("0.005")),
                    new AddRate.Step(new BigDecimal("1000"), new BigDecimal("0.01"))),
                TaxCategory.REDUCED));

    RateView read = asOperator(() -> prices.plan(plan)).rates().get(0);
    assertThat(read).isEqualTo(made);
    assertThat(read.unitPrice()).isEqualByComparingTo("0.0123456789");
    assertThat(read.freeQuantity()).isEqualByComparingTo("720.5");
    assertThat(read.tiers())
        .extracting(t -> t.above().toPlainString())
        .containsExactly("1000", "5000");
    assertThat(read.taxCategory()).isEqualTo(TaxCategory.REDUCED);
    assertThat(read.flavor()).isEqualTo(SmallCloud.FLAVOR);
    assertThat(read.validFrom()).isEqualTo(Instant.parse("2026-03-01T01:00:31Z"));
    assertThat(read.state()).isEqualTo(RuleState.PLANNED);
  }

  @Test
  void aRateEndsWhereTheNextOfItsKindBegins() {
    RateView first = add(base("0.01", SOON));
    add(base("0.02", LATER));

    assertThat(seen(first.id()).validTo()).isEqualTo(Instant.parse("2026-03-02T00:00:31Z"));
    clock(LATER.plusSeconds(1));
    assertThat(seen(first.id()).state()).isEqualTo(RuleState.ENDED);
  }

  @Test
  void anOverlapIsRefusedAndNamesBothRules() {
    RateView one = add(rate("0.01", SmallCloud.FLAVOR, null, SOON, null));
    String zone = asZone();

    assertThatThrownBy(() -> add(rate("0.02", null, zone, LATER, null)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo("rate-overlap");
              assertThat(refusal.variables().get("rates").toString()).contains(one.id().toString());
              assertThat(refusal)
                  .hasMessageContaining("flavor small")
                  .hasMessageContaining("zone " + zone);
            });
    assertThat(asOperator(() -> prices.plan(plan)).rates()).hasSize(1);
  }

  @Test
  void theSameRateTwiceIsAnOverlapAndTheSameKeyIsOneRate() {
    add(base("0.01", SOON));

    assertThatThrownBy(() -> add(base("0.02", SOON)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("rate-overlap"));
    RateView once = asOperator(() -> prices.addRate(base("0.03", LATER), "key-1"));
    assertThat(asOperator(() -> prices.addRate(base("0.03", LATER), "key-1"))).isEqualTo(once);
  }

  @Test
  void takingARateBackIsRefusedWhereTheOneBeforeWouldThenLastIntoAnother() {
    add(rate("0.01", SmallCloud.FLAVOR, null, SOON, null));
    RateView second =
        add(rate("0.02", SmallCloud.FLAVOR, null, LATER, LATER.plus(Duration.ofDays(1))));
    add(rate("0.03", null, asZone(), LATER.plus(Duration.ofDays(2)), null));

    assertThatThrownBy(
            () ->
                asOperator(
                    () -> {
                      prices.deleteRate(second.id());
                      return null;
                    }))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("rate-overlap"));
  }

  @Test
  void whatHasBegunStaysAndCanOnlyBeEndedFromATimeToCome() {
    RateView rate = add(base("0.01", SOON));
    clock(SOON.plusSeconds(1));

    assertThatThrownBy(
            () ->
                asOperator(
                    () -> {
                      prices.deleteRate(rate.id());
                      return null;
                    }))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("price-in-use"));
    assertThat(fields(refused(() -> asOperator(() -> prices.endRate(rate.id(), SOON)))))
        .containsExactly("at");
    assertThat(asOperator(() -> prices.endRate(rate.id(), LATER)).validTo())
        .isEqualTo(Instant.parse("2026-03-02T00:00:31Z"));
    clock(LATER.plusSeconds(1));
    assertThatThrownBy(() -> asOperator(() -> prices.endRate(rate.id(), null)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("state-conflict"));
  }

  @Test
  void whatHasNotBegunIsTakenBack() {
    RateView rate = add(base("0.01", SOON));

    asOperator(
        () -> {
          prices.deleteRate(rate.id());
          return null;
        });

    assertThatThrownBy(() -> seen(rate.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void nothingBeginsBeforeNowInAPlanThatATenantHas() {
    assertThat(add(base("0.01", NOW.minus(Duration.ofDays(9)))).state())
        .isEqualTo(RuleState.IN_FORCE);
    charge(cloud.acme, plan);

    assertThat(fields(refused(() -> add(base("0.02", NOW.minusSeconds(1))))))
        .containsExactly("validFrom");
    assertThat(add(base("0.02", null)).validFrom())
        .isEqualTo(Instant.parse("2026-03-01T00:01:00Z"));
  }

  @Test
  void valuesThatCannotBeAreRefusedByField() {
    AddRate wrong =
        new AddRate(
            UUID.randomUUID(),
            "instance.air",
            UUID.randomUUID(),
            UUID.randomUUID(),
            "nowhere",
            "Fast!",
            new BigDecimal("-1"),
            null,
            null,
            new BigDecimal("0.0000001"),
            List.of(new AddRate.Step(BigDecimal.ZERO, new BigDecimal("0.00000000001"))),
            null);

    assertThat(fields(refused(() -> add(wrong))))
        .containsExactlyInAnyOrder(
            "meter",
            "volumeType",
            "unitPrice",
            "freeQuantity",
            "tiers[0].above",
            "tiers[0].unitPrice",
            "pricePlan",
            "flavor",
            "image",
            "zone");
    assertThat(
            fields(
                refused(
                    () ->
                        asOperator(
                            () -> prices.create(new CreatePricePlan("A b", "=1+1", "EUX"), null)))))
        .containsExactlyInAnyOrder("name", "displayName", "currency");
  }

  private PlanTermView term(
      PlanTermKind kind, String name, String amount, String percent, Instant from, Instant to) {
    return asOperator(
        () ->
            prices.addTerm(
                plan,
                new AddPlanTerm(
                    kind,
                    name,
                    null,
                    amount == null ? null : new BigDecimal(amount),
                    percent == null ? null : new BigDecimal(percent),
                    null,
                    from,
                    to),
                null));
  }

  @Test
  void feesDiscountsAndMinimumsAreAddedEndedAndTakenBack() {
    PlanTermView fee = term(PlanTermKind.MONTHLY_FEE, "Support", "49.90", null, SOON, null);
    PlanTermView once = term(PlanTermKind.ONE_OFF_FEE, "Set-up", "10", null, SOON, null);
    PlanTermView off = term(PlanTermKind.DISCOUNT, "Partner", null, "12.5", SOON, null);
    PlanTermView least = term(PlanTermKind.MINIMUM, null, "5", null, SOON, LATER);

    PlanTerms kept = portal.inTransaction(() -> portal.get(PlanTermsRepository.class).of(plan));
    assertThat(kept.fees()).extracting(Fee::id).containsExactlyInAnyOrder(fee.id(), once.id());
    assertThat(kept.discounts()).extracting(Discount::id).containsExactly(off.id());
    assertThat(kept.minimums()).extracting(Minimum::id).containsExactly(least.id());
    assertThat(asOperator(() -> prices.endTerm(plan, fee.id(), LATER)).validTo())
        .isEqualTo(Instant.parse("2026-03-02T00:00:31Z"));
    asOperator(
        () -> {
          prices.deleteTerm(plan, off.id());
          return null;
        });
    assertThat(asOperator(() -> prices.plan(plan)).terms()).hasSize(3);
    assertThatThrownBy(() -> term(PlanTermKind.MINIMUM, null, "6", null, SOON, null))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("term-overlap"));
    assertThat(fields(refused(() -> term(PlanTermKind.DISCOUNT, "@all", "1", "101", SOON, SOON))))
        .containsExactlyInAnyOrder("name", "percent", "amount");
  }

  @Test
  void aTenantReadsItsOwnPricesAndNoOtherPlan() {
    add(base("0.01", NOW.minus(Duration.ofDays(9))));
    add(base("0.02", NOW.minus(Duration.ofDays(8))));
    charge(cloud.acme, plan);

    PricePlanView own = portal.as(cloud.billing, () -> prices.prices(cloud.acme));
    assertThat(own.id()).isEqualTo(plan);
    assertThat(own.tenants()).isNull();
    assertThat(own.rates()).extracting(r -> r.unitPrice().toPlainString()).containsExactly("0.02");
    assertThatThrownBy(() -> portal.as(cloud.stranger, () -> prices.prices(cloud.acme)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(cloud.billing, () -> prices.plans()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void theTimesOfATenantOnItsPlansAreShownToTheOperatorAlone() {
    UUID before = portal.inTransaction(() -> planOf(cloud.acme));
    charge(cloud.acme, plan);

    List<TenantPlanView> times = asOperator(() -> prices.plansOf(cloud.acme));
    assertThat(times).extracting(TenantPlanView::plan).containsExactly(plan, before);
    assertThat(times.get(0).name()).isEqualTo("Gold");
    assertThat(times.get(0).to()).isNull();
    assertThat(times.get(1).to()).isEqualTo(times.get(0).from());
    assertThatThrownBy(() -> portal.as(cloud.admin, () -> prices.plansOf(cloud.acme)))
        .isInstanceOf(ForbiddenException.class);
  }

  /** Of 0.05 a vCPU and hour everywhere, 0.04 in one zone, and free memory and disk. */
  @Test
  void whatAnInstanceOfEachFlavorCostsIsShownWithTheZonesThatHaveAPriceOfTheirOwn() {
    add(base("0.05", NOW.minus(Duration.ofDays(1))));
    add(rate("0.04", null, asZone(), NOW.minus(Duration.ofDays(1)), null));

    List<FlavorPriceView> all = asOperator(() -> prices.flavorPrices(plan));
    FlavorPriceView everywhere = all.get(0);
    FlavorPriceView there = all.get(1);
    assertThat(everywhere.zone()).isNull();
    assertThat(everywhere.hourly())
        .isEqualByComparingTo(
            new BigDecimal("0.05").multiply(BigDecimal.valueOf(everywhere.vcpus())));
    assertThat(everywhere.monthly())
        .isEqualByComparingTo(everywhere.hourly().multiply(BigDecimal.valueOf(730)));
    assertThat(there.flavor()).isEqualTo(everywhere.flavor());
    assertThat(there.zone()).isEqualTo(asZone());
    assertThat(there.hourly())
        .isEqualByComparingTo(new BigDecimal("0.04").multiply(BigDecimal.valueOf(there.vcpus())));

    charge(cloud.acme, plan);
    assertThat(portal.as(cloud.billing, () -> prices.flavorPricesOf(cloud.acme))).isEqualTo(all);
    assertThatThrownBy(() -> portal.as(cloud.stranger, () -> prices.flavorPricesOf(cloud.acme)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theTimeOfATenantOnAPlanIsKept() {
    UUID before = portal.inTransaction(() -> planOf(cloud.acme));
    charge(cloud.acme, plan);

    List<PlanTermsRepository.Held> held =
        portal.inTransaction(
            () ->
                portal
                    .get(PlanTermsRepository.class)
                    .of(cloud.acme, NOW.minus(Duration.ofDays(1)), LATER));
    assertThat(held).extracting(PlanTermsRepository.Held::plan).containsExactly(before, plan);
    assertThat(held.get(0).to()).isEqualTo(Instant.parse("2026-03-01T00:00:31Z"));
    assertThat(held.get(1).from()).isEqualTo(held.get(0).to());
  }

  @Test
  void ofManyAddedTogetherThatOverlapOneIsTaken() {
    List<Object> outcome =
        Together.run(
            () -> add(base("0.01", SOON)),
            () -> add(base("0.02", SOON)),
            () -> add(base("0.03", SOON)));

    assertThat(outcome).filteredOn(RateView.class::isInstance).hasSize(1);
    assertThat(asOperator(() -> prices.plan(plan)).rates()).hasSize(1);
  }

  private UUID planOf(UUID tenant) {
    return portal
        .database()
        .em()
        .createQuery("select t.pricePlanId from Tenant t where t.id = :id", UUID.class)
        .setParameter("id", tenant)
        .getSingleResult();
  }

  private String asZone() {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createQuery("select min(z.name) from Zone z", String.class)
                .getSingleResult());
  }
}
