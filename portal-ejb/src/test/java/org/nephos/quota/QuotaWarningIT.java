package org.nephos.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.QuotaWarningsView;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;
import org.nephos.testing.Together;

class QuotaWarningIT {
  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
  }

  private void take(int vcpus) {
    ledger(
        amounts -> portal.get(QuotaLedger.class).take(cloud.acmeDefault, cloud.acme, amounts),
        vcpus);
  }

  private void release(int vcpus) {
    ledger(
        amounts -> portal.get(QuotaLedger.class).release(cloud.acmeDefault, cloud.acme, amounts),
        vcpus);
  }

  private void ledger(Consumer<QuotaAmounts> act, int vcpus) {
    portal.inTransaction(
        () -> {
          act.accept(QuotaAmounts.ofInstance(vcpus, 0, 0));
          return null;
        });
  }

  private void tick() {
    portal.asSystem(portal.get(QuotaWarningTick.class)::tick);
  }

  private List<UUID> warned() {
    return portal
        .database()
        .call(
            () ->
                portal
                    .database()
                    .em()
                    .createQuery(
                        "select e.resourceId from Event e where e.type = 'quota.warning'"
                            + " and e.tenantId = :tenant order by e.id",
                        UUID.class)
                    .setParameter("tenant", cloud.acme)
                    .getResultList());
  }

  private Integer warning(String scope) {
    return portal
        .as(cloud.viewer, () -> portal.get(QuotaService.class).ofProject(cloud.acmeDefault))
        .stream()
        .filter(line -> line.scope().equals(scope) && line.resource().equals("vcpus"))
        .map(QuotaItemView::warning)
        .reduce(null, (a, b) -> b);
  }

  @Test
  void aThresholdIsToldOnceWhenItIsPassedAndAgainAfterItsUseHasFallenBelow() {
    take(31);
    tick();
    assertThat(warned()).isEmpty();
    assertThat(warning("project")).isNull();

    take(1);
    tick();
    tick();
    assertThat(warned()).containsExactly(cloud.acmeDefault);
    assertThat(warning("project")).isEqualTo(80);
    assertThat(warning("tenant")).isNull();

    release(1);
    tick();
    assertThat(warning("project")).isNull();
    take(1);
    tick();
    assertThat(warned()).containsExactly(cloud.acmeDefault, cloud.acmeDefault);
  }

  @Test
  void whoPassesBothAtOnceIsToldOfTheHigherAndNotOfTheLowerAfterwards() {
    take(40);
    tick();
    assertThat(warned()).hasSize(1);
    assertThat(warning("project")).isEqualTo(95);

    release(4);
    tick();
    assertThat(warning("project")).isEqualTo(80);
    assertThat(warned()).hasSize(1);

    take(4);
    tick();
    assertThat(warning("project")).isEqualTo(95);
    assertThat(warned()).hasSize(2);
  }

  @Test
  void promisesCountAndALoweredLimitIsPassedToo() {
    portal.inTransaction(
        () -> {
          portal
              .get(QuotaLedger.class)
              .reserve(cloud.acmeDefault, cloud.acme, QuotaAmounts.ofInstance(20, 0, 0));
          return null;
        });
    tick();
    assertThat(warned()).isEmpty();

    portal.as(
        cloud.operator,
        () ->
            portal
                .get(QuotaService.class)
                .setTenantLimits(cloud.acme, List.of(new LimitChange("vcpus", 10))));
    tick();
    assertThat(warned()).containsExactly(cloud.acme);
    assertThat(warning("tenant")).isEqualTo(95);
  }

  @Test
  void ticksAtTheSameMomentTellOnce() {
    for (int round = 0; round < 5; round++) {
      take(38);
      Together.run(this::ticked, this::ticked, this::ticked);
      tick();
      assertThat(warned()).hasSize(round + 1);
      release(38);
      tick();
    }
  }

  private Object ticked() {
    tick();
    return "done";
  }

  @Test
  void aLimitOfNothingThatNobodyUsesIsNoWarning() {
    portal.as(
        cloud.operator,
        () ->
            portal
                .get(QuotaService.class)
                .setTenantLimits(cloud.acme, List.of(new LimitChange("images", 0))));

    tick();

    assertThat(warned()).isEmpty();
  }

  private QuotaWarningsView warnAt(Caller who, List<Integer> thresholds) {
    return portal.as(who, () -> portal.get(QuotaService.class).setWarnings(cloud.acme, thresholds));
  }

  @Test
  void aTenantIsWarnedAtItsOwnThresholdsUntilItTakesTheCloudsAgain() {
    assertThat(warnAt(cloud.admin, List.of(90, 50)))
        .isEqualTo(new QuotaWarningsView(List.of(50, 90), true));
    take(20);
    tick();
    assertThat(warning("project")).isEqualTo(50);
    assertThat(warned()).containsExactly(cloud.acmeDefault);

    take(12);
    tick();
    assertThat(warned()).hasSize(1);

    assertThat(warnAt(cloud.admin, null)).isEqualTo(new QuotaWarningsView(List.of(80, 95), false));
    tick();
    assertThat(warning("project")).isEqualTo(80);
    assertThat(warned()).hasSize(2);
  }

  @Test
  void aHigherThresholdOfItsOwnKeepsTheCloudsQuiet() {
    warnAt(cloud.admin, List.of(100));
    take(39);
    tick();
    assertThat(warned()).isEmpty();
    take(1);
    tick();
    assertThat(warning("project")).isEqualTo(100);
  }

  @Test
  void thresholdsOutOfRangeAreRefusedAndOnlyWhoRunsTheTenantSetsThem() {
    for (List<Integer> wrong :
        List.of(
            List.<Integer>of(), List.of(0), List.of(101), List.of(-5), List.of(1, 2, 3, 4, 5, 6))) {
      assertThatThrownBy(() -> warnAt(cloud.admin, wrong))
          .as(wrong.toString())
          .isInstanceOf(InvalidException.class);
    }
    assertThatThrownBy(() -> warnAt(cloud.member, List.of(50)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> warnAt(cloud.stranger, List.of(50)))
        .isInstanceOf(NotFoundException.class);
  }
}
