package org.nephos.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.inbox.InboxService;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaImpactView;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.request.RequestState;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;
import org.nephos.testing.Together;
import org.nephos.testing.Witness;
import org.nephos.time.PortalClock;

class QuotaServiceIT {
  private static final Instant NOW = SmallCloud.START.plus(Duration.ofDays(30));

  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;
  private QuotaFacade quotas;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
    quotas = portal.get(QuotaService.class);
    portal.get(Witness.class).forget();
    clock(NOW);
  }

  private void clock(Instant now) {
    portal.get(PortalClock.class).use(Clock.fixed(now, ZoneOffset.UTC));
  }

  private static List<LimitChange> vcpus(long limit) {
    return List.of(new LimitChange("vcpus", limit));
  }

  private QuotaRequestView ask(Caller caller, long limit, Instant until) {
    return portal.as(
        caller,
        () ->
            quotas.request(
                new SubmitQuotaRequest(cloud.acmeDefault, vcpus(limit), null, "The sale.", until),
                null));
  }

  @Test
  void aProjectsLinesComeBeforeItsTenants() {
    List<QuotaItemView> lines = portal.as(cloud.viewer, () -> quotas.ofProject(cloud.acmeDefault));

    assertThat(lines).hasSize(22);
    assertThat(lines)
        .filteredOn(line -> line.resource().equals("vcpus"))
        .containsExactly(
            new QuotaItemView("project", "vcpus", 40L, 0, 0, null),
            new QuotaItemView("tenant", "vcpus", 100L, 0, 0, null));
    assertThatThrownBy(() -> portal.as(cloud.stranger, () -> quotas.ofProject(cloud.acmeDefault)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(cloud.billing, () -> quotas.ofProject(cloud.acmeDefault)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aTenantAdminSetsAProjectsLimitUpToTheTenants() {
    portal.as(cloud.admin, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(100)));

    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(100);
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.admin, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(101))))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).field()).isEqualTo("items[0].limit"));
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(100);
    assertThat(portal.get(Witness.class).seen()).containsExactly(new QuotaChanged(cloud.acme));
    assertThat(cloud.events("DONE")).containsExactly("quota.changed");
  }

  @Test
  void theOperatorSetsAnyLimitAndATenantAdminNoneOfTheTenant() {
    portal.as(cloud.operator, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(500)));
    portal.as(cloud.operator, () -> quotas.setTenantLimits(cloud.acme, vcpus(300)));

    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(500);
    assertThat(cloud.vcpus(cloud.acme)).isEqualTo(300);
    assertThatThrownBy(
            () -> portal.as(cloud.admin, () -> quotas.setTenantLimits(cloud.acme, vcpus(999))))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(
            () -> portal.as(cloud.stranger, () -> quotas.setTenantLimits(cloud.acme, vcpus(999))))
        .isInstanceOf(NotFoundException.class);
    assertThat(cloud.vcpus(cloud.acme)).isEqualTo(300);
  }

  @Test
  void aLimitWithinAFallingTenantLimitIsEitherBeforeTheFallOrRefused() {
    for (int round = 0; round < 20; round++) {
      portal.as(cloud.operator, () -> quotas.setTenantLimits(cloud.acme, vcpus(100)));
      portal.as(cloud.operator, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(40)));
      int before = cloud.events("DONE").size();

      List<Object> outcomes =
          Together.run(
              () ->
                  portal.as(
                      cloud.admin, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(90))),
              () -> portal.as(cloud.operator, () -> quotas.setTenantLimits(cloud.acme, vcpus(50))));

      boolean refused = outcomes.get(0) instanceof InvalidException;
      assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(refused ? 40 : 90);
      if (!refused) {
        List<UUID> changed = cloud.resources("DONE");
        assertThat(changed.subList(before, changed.size()))
            .containsExactly(cloud.acmeDefault, cloud.acme);
      }
    }
  }

  @Test
  void wordsNumbersAndRepetitionsAreCheckedAllAtOnce() {
    List<LimitChange> changes =
        List.of(
            new LimitChange("cpus", 1),
            new LimitChange("vcpus", -1),
            new LimitChange("instances", 1),
            new LimitChange("instances", 2),
            new LimitChange("volumes", Long.MAX_VALUE));

    assertThatThrownBy(
            () -> portal.as(cloud.operator, () -> quotas.setTenantLimits(cloud.acme, changes)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(violation -> violation.field())
                    .containsExactly(
                        "items[0].resource",
                        "items[1].limit",
                        "items[3].resource",
                        "items[4].limit"));
  }

  @Test
  void aRequestNeedsAFutureAReasonAndAProjectOfTheCallers() {
    assertThatThrownBy(() -> ask(cloud.member, 60, NOW))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).field()).isEqualTo("until"));
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.member,
                    () ->
                        quotas.request(
                            new SubmitQuotaRequest(cloud.acmeDefault, List.of(), null, " ", null),
                            null)))
        .isInstanceOfSatisfying(InvalidException.class, e -> assertThat(e.violations()).hasSize(2));
    assertThatThrownBy(() -> ask(cloud.stranger, 60, null)).isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> ask(cloud.viewer, 60, null)).isInstanceOf(ForbiddenException.class);
  }

  @Test
  void theSameKeyAsksOnce() {
    SubmitQuotaRequest command =
        new SubmitQuotaRequest(cloud.acmeDefault, vcpus(60), null, "The sale.", null);

    QuotaRequestView first = portal.as(cloud.member, () -> quotas.request(command, "k"));
    QuotaRequestView again = portal.as(cloud.member, () -> quotas.request(command, "k"));

    assertThat(again).isEqualTo(first);
    assertThat(portal.as(cloud.member, () -> quotas.requests(ListQuery.firstPage())).items())
        .containsExactly(first);
  }

  private long waiting(Caller caller) {
    return portal.as(caller, () -> portal.get(InboxService.class).waiting(ListQuery.firstPage()));
  }

  @Test
  void aTenantAdminApprovesWithinTheTenantsLimit() {
    QuotaRequestView request = ask(cloud.member, 100, null);
    assertThat(waiting(cloud.admin)).isEqualTo(1);
    assertThat(waiting(cloud.member)).isZero();
    assertThat(waiting(cloud.stranger)).isZero();

    QuotaRequestView approved = portal.as(cloud.admin, () -> quotas.approve(request.id(), null));

    assertThat(approved.state()).isEqualTo(RequestState.APPROVED);
    assertThat(approved.decision().by()).isEqualTo("acme-admin");
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(100);
    assertThat(portal.get(Witness.class).seen()).containsExactly(new QuotaChanged(cloud.acme));
    assertThat(cloud.events("DONE"))
        .containsExactly("quota-request.created", "quota.changed", "quota-request.approved");
  }

  @Test
  void onlyTheOperatorApprovesBeyondAndTheTenantsLimitRisesWithIt() {
    QuotaRequestView request = ask(cloud.member, 150, null);
    QuotaImpactView seenByAdmin = portal.as(cloud.admin, () -> quotas.impact(request.id()));
    QuotaImpactView seenByOperator = portal.as(cloud.operator, () -> quotas.impact(request.id()));
    assertThat(seenByAdmin.mayDecide()).isFalse();
    assertThat(seenByAdmin.raisesTenant()).isTrue();
    assertThat(seenByAdmin.lines().get(0).capacity()).isNull();
    assertThat(seenByOperator.mayDecide()).isTrue();
    assertThat(seenByOperator.lines().get(0))
        .isEqualTo(new QuotaImpactView.Line("vcpus", 40L, 150, 0, 100L, 150L, 0, 0L, 0L, 150L));

    assertThatThrownBy(() -> portal.as(cloud.admin, () -> quotas.approve(request.id(), null)))
        .isInstanceOf(ForbiddenException.class)
        .hasMessageContaining("operator");
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(40);
    portal.as(cloud.operator, () -> quotas.approve(request.id(), "Room is there."));

    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(150);
    assertThat(cloud.vcpus(cloud.acme)).isEqualTo(150);
    assertThat(cloud.events("REFUSED")).containsExactly("quota.approve");
  }

  @Test
  void aRequestIsDecidedOnceHoweverManyDecideAtTheSameMoment() {
    for (int round = 0; round < 20; round++) {
      long limit = 41L + round;
      QuotaRequestView request = ask(cloud.member, limit, null);
      Long before = cloud.vcpus(cloud.acmeDefault);

      List<Object> outcomes =
          Together.run(
              () -> portal.as(cloud.admin, () -> quotas.approve(request.id(), null)),
              () -> portal.as(cloud.operator, () -> quotas.deny(request.id(), "No room.")),
              () -> portal.as(cloud.member, () -> quotas.cancel(request.id())));

      assertThat(outcomes).filteredOn(QuotaRequestView.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(ConflictException.class::isInstance)
          .hasSize(2)
          .extracting(e -> ((ConflictException) e).code())
          .containsOnly("state-conflict");
      assertThat(cloud.vcpus(cloud.acmeDefault))
          .isEqualTo(outcomes.get(0) instanceof QuotaRequestView ? Long.valueOf(limit) : before);
    }
    assertThat(cloud.events("REFUSED")).hasSize(40);
  }

  @Test
  void aDenialNeedsAReasonAndOnlyWhoAskedWithdraws() {
    QuotaRequestView request = ask(cloud.member, 60, null);

    assertThatThrownBy(() -> portal.as(cloud.admin, () -> quotas.deny(request.id(), " ")))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> portal.as(cloud.admin, () -> quotas.cancel(request.id())))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.as(cloud.stranger, () -> quotas.deny(request.id(), "Mine!")))
        .isInstanceOf(NotFoundException.class);
    portal.as(cloud.member, () -> quotas.cancel(request.id()));

    assertThat(portal.as(cloud.member, () -> quotas.request(request.id())).state())
        .isEqualTo(RequestState.CANCELLED);
    // What was not found leaves no trace with those whose it is.
    assertThat(cloud.events("REFUSED")).containsExactly("quota.cancel");
  }

  @Test
  void whatWasGrantedForATimeIsGivenBackAndWhatWaitedTooLongExpires() {
    Instant until = NOW.plus(Duration.ofHours(1));
    QuotaRequestView granted = ask(cloud.member, 150, until);
    QuotaRequestView waiting = ask(cloud.member, 70, until);
    portal.as(cloud.operator, () -> quotas.approve(granted.id(), null));
    QuotaExpiryTick tick = portal.get(QuotaExpiryTick.class);

    tick(tick);
    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(150);
    clock(until);
    assertThatThrownBy(() -> portal.as(cloud.operator, () -> quotas.approve(waiting.id(), null)))
        .isInstanceOf(ConflictException.class);
    tick(tick);
    portal.as(cloud.admin, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(99)));
    tick(tick);

    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(99);
    assertThat(cloud.vcpus(cloud.acme)).isEqualTo(100);
    assertThat(List.of(granted, waiting))
        .extracting(asked -> portal.as(cloud.member, () -> quotas.request(asked.id())).state())
        .containsOnly(RequestState.EXPIRED);
  }

  private static void tick(QuotaExpiryTick tick) {
    portal.as(
        Caller.system(tick.name()),
        () -> {
          tick.tick();
          return null;
        });
  }

  @Test
  void aLimitThatSomebodyChangedSinceIsNotGivenBack() {
    Instant until = NOW.plus(Duration.ofHours(1));
    QuotaRequestView granted = ask(cloud.member, 60, until);
    portal.as(cloud.admin, () -> quotas.approve(granted.id(), null));
    portal.as(cloud.admin, () -> quotas.setProjectLimits(cloud.acmeDefault, vcpus(80)));
    clock(until);

    tick(portal.get(QuotaExpiryTick.class));

    assertThat(cloud.vcpus(cloud.acmeDefault)).isEqualTo(80);
  }
}
