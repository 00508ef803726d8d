package org.nephos.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.PresetStepView;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.quota.api.SaveQuotaPreset;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.request.RequestState;
import org.nephos.tenancy.TenantService;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;
import org.nephos.testing.Together;
import org.nephos.testing.Witness;
import org.nephos.time.PortalClock;

class QuotaPresetIT {
  private static final Instant NOW = SmallCloud.START.plus(Duration.ofDays(30));

  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;
  private QuotaFacade quotas;
  private QuotaPresetFacade presets;
  private UUID small;
  private UUID medium;
  private UUID large;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
    quotas = portal.get(QuotaService.class);
    presets = portal.get(QuotaPresetService.class);
    clock(NOW);
    List<QuotaPresetView> seeded = portal.as(cloud.viewer, () -> presets.presets());
    assertThat(seeded).extracting("name").startsWith("small", "medium", "large");
    small = seeded.get(0).id();
    medium = seeded.get(1).id();
    large = seeded.get(2).id();
    step(medium, true, 7, 60, 30);
    step(large, true, 7, 60, 30);
    be(small);
    portal.get(Witness.class).forget();
  }

  @AfterEach
  void end() {
    step(medium, false, 7, 60, 30);
    step(large, false, 30, 60, 30);
  }

  private void clock(Instant now) {
    portal.get(PortalClock.class).use(Clock.fixed(now, ZoneOffset.UTC));
  }

  private void step(UUID preset, boolean automatic, int age, int use, int pause) {
    portal.as(
        cloud.operator,
        () ->
            presets.change(
                preset,
                new SaveQuotaPreset(null, null, null, null, automatic, age, use, pause),
                null));
  }

  /** Puts the project into a preset. */
  private void be(UUID preset) {
    List<LimitChange> limits = portal.as(cloud.operator, () -> presets.preset(preset)).limits();
    portal.as(cloud.operator, () -> quotas.setProjectLimits(cloud.acmeDefault, limits));
  }

  private void use(int vcpus) {
    portal.inTransaction(
        () -> {
          portal
              .get(QuotaLedger.class)
              .take(cloud.acmeDefault, cloud.acme, QuotaAmounts.ofInstance(vcpus, 0, 0));
          return null;
        });
  }

  private QuotaRequestView ask(Caller caller, UUID preset) {
    return portal.as(
        caller,
        () ->
            quotas.request(
                new SubmitQuotaRequest(cloud.acmeDefault, null, preset, "We grow.", null), null));
  }

  private PresetStepView outlook(UUID preset) {
    return portal.as(cloud.member, () -> presets.steps(cloud.acmeDefault)).stream()
        .filter(step -> step.preset().id().equals(preset))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStepThatMeetsTheOperatorsConditionsIsMadeAtOnceAndSaysWhy() {
    use(6);
    assertThat(outlook(small).current()).isTrue();
    assertThat(outlook(medium).automatic()).isTrue();

    QuotaRequestView asked = ask(cloud.member, medium);

    assertThat(asked.state()).isEqualTo(RequestState.APPROVED);
    assertThat(asked.automatic()).isTrue();
    assertThat(asked.preset()).isEqualTo("medium");
    assertThat(asked.decision().by()).isEqualTo("automatic");
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(40);
    assertThat(portal.get(Witness.class).seen()).containsExactly(new QuotaChanged(cloud.acme));
    assertThat(approvalEvent()).contains("\"automatic\"", "\"minUsePercent\":60");
  }

  private String approvalEvent() {
    return portal
        .database()
        .call(
            () ->
                portal
                    .database()
                    .em()
                    .createQuery(
                        "select e.data from Event e where e.type = 'quota-request.approved'"
                            + " and e.tenantId = :tenant",
                        String.class)
                    .setParameter("tenant", cloud.acme)
                    .getSingleResult());
  }

  @Test
  void eachConditionThatDoesNotHoldLeavesTheStepToPeople() {
    use(5);
    assertWaits(medium, "use");
    use(1);
    step(medium, true, 31, 60, 30);
    assertWaits(medium, "age");
    step(medium, false, 7, 60, 30);
    assertWaits(medium, "switched-off");
    step(medium, true, 7, 60, 30);
    assertWaits(large, "not-next");
    portal.as(
        cloud.operator,
        () -> quotas.setTenantLimits(cloud.acme, List.of(new LimitChange("vcpus", 39))));
    assertWaits(medium, "tenant");
    assertThat(outlook(medium).beyondTenant()).isTrue();
    portal.as(
        cloud.operator,
        () -> quotas.setTenantLimits(cloud.acme, List.of(new LimitChange("vcpus", 40))));
    assertThat(outlook(medium).automatic()).isTrue();
  }

  private void assertWaits(UUID preset, String why) {
    assertThat(outlook(preset).lacking()).contains(why);
    assertThat(ask(cloud.member, preset).state()).isEqualTo(RequestState.PENDING);
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(10);
  }

  @Test
  void aLimitSetByHandTakesTheProjectOutOfThePresets() {
    use(6);
    portal.as(
        cloud.operator,
        () -> quotas.setProjectLimits(cloud.acmeDefault, List.of(new LimitChange("volumes", 6))));

    assertThat(outlook(small).current()).isFalse();
    assertThat(outlook(medium).lacking()).containsExactly("not-next");
  }

  @Test
  void theSecondStepWaitsUntilThePauseIsOver() {
    use(6);
    assertThat(ask(cloud.member, medium).automatic()).isTrue();
    use(18);
    assertThat(outlook(large).lacking()).containsExactly("pause");
    assertThat(ask(cloud.member, large).state()).isEqualTo(RequestState.PENDING);

    clock(NOW.plus(Duration.ofDays(30)));
    assertThat(ask(cloud.member, large).automatic()).isTrue();
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(100);
  }

  @Test
  void ofManyWhoAskAtTheSameMomentOneMakesTheStep() {
    use(6);

    List<Object> outcomes =
        Together.run(
            () -> ask(cloud.member, medium),
            () -> ask(cloud.admin, medium),
            () -> ask(cloud.member, medium));

    assertThat(outcomes)
        .filteredOn(o -> o instanceof QuotaRequestView view && view.automatic())
        .hasSize(1);
    assertThat(outcomes).filteredOn(InvalidException.class::isInstance).hasSize(2);
    assertThat(
            portal.number(
                "select count(*) from quota_request where project_id = :p and automatic = true",
                Map.of("p", cloud.acmeDefault)))
        .isEqualTo(1);
  }

  @Test
  void anAutomaticStepForATimeGivesTheOldLimitsBack() {
    use(6);
    Instant until = NOW.plus(Duration.ofDays(1));
    QuotaRequestView asked =
        portal.as(
            cloud.member,
            () ->
                quotas.request(
                    new SubmitQuotaRequest(cloud.acmeDefault, List.of(), medium, "Sale.", until),
                    null));
    assertThat(asked.automatic()).isTrue();

    clock(until);
    portal.asSystem(portal.get(QuotaExpiryTick.class)::tick);

    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(10);
    assertThat(outlook(small).current()).isTrue();
  }

  @Test
  void aPresetAndLimitsAtOnceAndAnUnknownPresetAreRefused() {
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.member,
                    () ->
                        quotas.request(
                            new SubmitQuotaRequest(
                                cloud.acmeDefault,
                                List.of(new LimitChange("vcpus", 12)),
                                medium,
                                "Both.",
                                null),
                            null)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> ask(cloud.member, UUID.randomUUID()))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> ask(cloud.member, small)).isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> ask(cloud.viewer, medium)).isInstanceOf(ForbiddenException.class);
    // A project of others, named in a command, is as unknown as one that is not there.
    assertThatThrownBy(() -> ask(cloud.stranger, medium)).isInstanceOf(InvalidException.class);
  }

  @Test
  void theOperatorMakesEditsAndRemovesPresetsAndNobodyElseDoes() {
    SaveQuotaPreset command =
        new SaveQuotaPreset(
            "huge", "Huge", null, List.of(new LimitChange("vcpus", 900)), null, null, null, null);
    assertThatThrownBy(() -> portal.as(cloud.admin, () -> presets.create(command, null)))
        .isInstanceOf(ForbiddenException.class);

    QuotaPresetView made = portal.as(cloud.operator, () -> presets.create(command, null));
    assertThat(made.step()).isEqualTo(new QuotaPresetView.Step(false, 0, 0, 0));
    assertThat(portal.as(cloud.viewer, () -> presets.presets()))
        .extracting("name")
        .endsWith("huge");
    assertThatThrownBy(() -> portal.as(cloud.operator, () -> presets.create(command, null)))
        .isInstanceOf(ConflictException.class);
    SaveQuotaPreset edit = new SaveQuotaPreset(null, "Giant", null, null, true, null, 120, null);
    assertThatThrownBy(() -> portal.as(cloud.operator, () -> presets.change(made.id(), edit, null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("field").containsExactly("minUsePercent"));
    SaveQuotaPreset better = new SaveQuotaPreset(null, "Giant", null, null, true, null, 20, null);
    QuotaPresetView changed =
        portal.as(cloud.operator, () -> presets.change(made.id(), better, made.version()));
    assertThat(changed.displayName()).isEqualTo("Giant");
    assertThat(changed.step().automatic()).isTrue();
    assertThatThrownBy(
            () ->
                portal.as(cloud.operator, () -> presets.change(made.id(), better, made.version())))
        .isInstanceOf(PreconditionFailedException.class);
    portal.as(
        cloud.operator,
        () -> {
          presets.delete(made.id());
          return null;
        });
    assertThat(portal.as(cloud.viewer, () -> presets.presets()))
        .extracting("name")
        .doesNotContain("huge");
  }

  @Test
  void aTenantThatIsMadeByAPresetHasItsLimitsAtOnce() {
    UUID made =
        portal
            .as(
                cloud.operator,
                () ->
                    portal
                        .get(TenantService.class)
                        .create(
                            new CreateTenant(
                                "by-preset-" + cloud.acmeName(),
                                null,
                                null,
                                null,
                                null,
                                List.of(new LimitChange("vcpus", 11)),
                                small,
                                null,
                                null,
                                null,
                                null),
                            null))
            .id();

    assertThat(cloud.vcpus(made)).isEqualTo(11);
    assertThat(portal.as(cloud.operator, () -> quotas.ofTenant(made)))
        .filteredOn(line -> line.resource().equals("ramMib"))
        .extracting("limit")
        .containsExactly(10_240L);
  }
}
