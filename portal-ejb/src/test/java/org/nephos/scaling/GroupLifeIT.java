package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceService;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.quota.QuotaResource;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

class GroupLifeIT {
  @RegisterExtension static final ScalingCloud cloud = new ScalingCloud();

  private final UUID project = cloud.project();

  @AfterEach
  void nothingIsLeft() {
    cloud.portal.faults().reset();
    for (UUID group : living()) {
      cloud.portal.as(acmeAdmin(), () -> cloud.portal.get(ScalingService.class).delete(group));
    }
    cloud.portal.work();
    for (QuotaResource resource : QuotaResource.values()) {
      assertThat(cloud.amounts(project, resource)).as(resource.word()).containsExactly(0L, 0L);
      assertThat(cloud.amounts(tenant(), resource)).as(resource.word()).containsExactly(0L, 0L);
    }
    assertThat(living()).isEmpty();
    assertThat(cloud.portal.number("select count(*) from allocation", Map.of())).isZero();
  }

  private static UUID tenant() {
    return cloud.id("select id from tenant where name = 'acme'");
  }

  private static List<UUID> living() {
    return cloud.portal.inTransaction(
        () ->
            cloud.portal.get(ScalingRepository.class).living().stream()
                .map(ScalingGroup::id)
                .toList());
  }

  @Test
  void theFirstMembersAreMadeRightAway() {
    UUID group = cloud.create(cloud.order(project, 1, 4, 2, 0)).id();

    assertThat(cloud.view(group).members()).hasSize(2);
    assertThat(cloud.instances(project)).containsExactly(2L, 2L);
    assertThat(cloud.decisions(group)).containsExactly("OUT below-min 0-2");

    cloud.portal.work();

    assertThat(cloud.working(group)).isEqualTo(2);
    assertThat(cloud.find(cloud.view(group).members().get(0)).userData())
        .isEqualTo("#cloud-config\n");
  }

  @Test
  void itGrowsWithItsLoadUpToItsGreatestSizeAndShrinksAgain() {
    UUID group = cloud.running(project, 1, 3, 1, 0);

    for (int i = 0; i < 4; i++) {
      cloud.busy(group, 95);
      cloud.tick();
      cloud.portal.work();
    }

    assertThat(cloud.working(group)).isEqualTo(3);
    assertThat(cloud.instances(project)).containsExactly(3L, 0L);
    UUID newest = cloud.view(group).members().get(2);
    cloud.busy(group, 10);
    cloud.tick();

    assertThat(cloud.isLeaving(newest)).isTrue();
    assertThat(cloud.decisions(group).subList(0, 4))
        .containsExactly("IN below 3-2", "HOLD at-max 3-3", "OUT above 2-3", "OUT above 1-2");
    cloud.portal.work();
    assertThat(cloud.instances(project)).containsExactly(2L, 1L);
  }

  @Test
  void aSecondLookAtTheSameNumbersChangesNothing() {
    UUID group = cloud.running(project, 1, 5, 1, 0);
    cloud.busy(group, 95);

    cloud.tick();
    cloud.tick();
    cloud.tick();

    assertThat(cloud.view(group).desired()).isEqualTo(2);
    assertThat(cloud.members(group)).isEqualTo(2);
  }

  @Test
  void duringThePauseItWaitsAndSaysSoOnce() {
    UUID group = cloud.running(project, 1, 5, 1, 300);
    cloud.busy(group, 95);
    cloud.tick();
    cloud.portal.work();
    cloud.busy(group, 95);
    cloud.tick();
    cloud.busy(group, 95);
    cloud.tick();

    assertThat(cloud.view(group).desired()).isEqualTo(2);
    assertThat(cloud.decisions(group).subList(0, 2))
        .containsExactly("HOLD cooldown 2-2", "OUT above 1-2");

    cloud.pass(Duration.ofMinutes(5));
    cloud.busy(group, 95);
    cloud.tick();

    assertThat(cloud.view(group).desired()).isEqualTo(3);
  }

  @Test
  void manyLooksAtOnceNeverPassTheGreatestSize() throws Exception {
    UUID group = cloud.running(project, 0, 4, 1, 0);
    GroupEvaluation evaluation = cloud.portal.get(GroupEvaluation.class);
    InstanceService instances = cloud.portal.get(InstanceService.class);
    long held = cloud.instances(project).stream().mapToLong(Long::longValue).sum();
    for (int round = 0; round < 8; round++) {
      cloud.busy(group, 95);
      List<UUID> members = cloud.view(group).members();
      List<Callable<Object>> acts = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        acts.add(
            () -> {
              evaluation.evaluate(group);
              return null;
            });
      }
      if (round % 2 == 1) {
        acts.add(2, () -> instances.delete(members.get(0), null, "for the test"));
      }
      together(acts);

      assertThat(cloud.members(group)).isLessThanOrEqualTo(4);
      assertThat(cloud.members(group)).isEqualTo(count(group));
      assertThat(cloud.instances(project).stream().mapToLong(Long::longValue).sum())
          .isEqualTo(held);
      assertThat(cloud.instances(project).get(0)).isEqualTo(cloud.members(group));
      cloud.portal.work();
    }
    cloud.tick();

    assertThat(cloud.view(group).desired()).isEqualTo(4);
    assertThat(cloud.members(group)).isEqualTo(4);
  }

  private static long count(UUID group) {
    return cloud.portal.number(
        "select member_count from scaling_group where id = :id", Map.of("id", group));
  }

  private static void together(List<Callable<Object>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(acts.size());
    try {
      List<Future<Object>> results =
          threads.invokeAll(
              acts.stream()
                  .<Callable<Object>>map(
                      act ->
                          () -> {
                            try (CallerScope scope = CallerScope.open(Caller.system("test"))) {
                              return act.call();
                            }
                          })
                  .toList());
      for (Future<Object> result : results) {
        result.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aMemberThatBrokeIsReplaced() {
    UUID group = cloud.running(project, 1, 4, 2, 0);
    UUID lost = cloud.view(group).members().get(0);
    cloud.crash(lost);

    cloud.tick();
    cloud.portal.work();

    assertThat(cloud.view(group).members()).hasSize(2).doesNotContain(lost);
    assertThat(cloud.working(group)).isEqualTo(2);
    assertThat(cloud.decisions(group)).contains("REPLACE member-lost 1-2");
  }

  @Test
  void inAFullGroupTheReplacementWaitsUntilTheLostMemberIsGone() {
    UUID group = cloud.running(project, 2, 2, 2, 0);
    cloud.crash(cloud.view(group).members().get(0));

    cloud.tick();
    assertThat(cloud.members(group)).isEqualTo(2);
    cloud.tick();
    assertThat(cloud.members(group)).isEqualTo(2);
    cloud.portal.work();
    cloud.tick();
    cloud.portal.work();

    assertThat(cloud.working(group)).isEqualTo(2);
    assertThat(cloud.decisions(group))
        .containsExactly(
            "OUT below-min 1-2",
            "HOLD waiting 2-2",
            "REPLACE member-lost 1-1",
            "OUT below-min 0-2");
  }

  @Test
  void whatSomebodyDeletesIsFilledUpAgain() {
    UUID group = cloud.running(project, 1, 4, 2, 0);
    UUID deleted = cloud.view(group).members().get(0);

    cloud.portal.as(
        acmeAdmin(), () -> cloud.portal.get(InstanceService.class).delete(deleted, null, null));
    cloud.tick();
    cloud.portal.work();

    assertThat(cloud.view(group).members()).hasSize(2).doesNotContain(deleted);
    assertThat(cloud.instances(project)).containsExactly(2L, 2L);
  }

  @Test
  void membersThatCannotBeBuiltPauseTheGroup() {
    cloud
        .portal
        .faults()
        .arm("*", "create", Fault.FAIL_BEFORE, FailureKind.INVALID, 1000, Duration.ZERO);
    UUID group = cloud.create(cloud.order(project, 1, 5, 1, 0)).id();
    for (int i = 0; i < 10; i++) {
      cloud.portal.work();
      cloud.tick();
    }

    ScalingGroupView paused = cloud.view(group);
    assertThat(paused.state()).isEqualTo(ScalingGroupState.PAUSED);
    assertThat(paused.fault().code()).isEqualTo("invalid");
    assertThat(paused.fault().detail()).contains("Choose another image or flavor");
    assertThat(cloud.decisions(group).get(0)).isEqualTo("HOLD breaker 1-1");
    assertThat(tries(group)).isEqualTo(3);
    assertThat(cloud.instances(project)).containsExactly(0L, 5L);

    cloud.pass(GroupMembership.PAUSE);
    cloud.tick();
    cloud.portal.work();
    assertThat(tries(group)).isEqualTo(4);
    assertThat(cloud.view(group).state()).isEqualTo(ScalingGroupState.PAUSED);

    cloud.portal.faults().reset();
    cloud.pass(GroupMembership.PAUSE);
    cloud.tick();
    cloud.portal.work();
    assertThat(cloud.view(group).state()).isEqualTo(ScalingGroupState.ACTIVE);
    assertThat(cloud.view(group).fault()).isNull();
    assertThat(cloud.working(group)).isEqualTo(1);
  }

  private static long tries(UUID group) {
    return cloud.portal.number(
        "select count(*) from instance where scaling_group_id = :group", Map.of("group", group));
  }

  @Test
  void deletingFreesThePromiseAtOnceAndTheRestWithTheMembers() {
    UUID group = cloud.running(project, 1, 5, 2, 0);
    assertThat(cloud.instances(project)).containsExactly(2L, 3L);

    ScalingGroupView going =
        cloud.portal.as(acmeAdmin(), () -> cloud.portal.get(ScalingService.class).delete(group));
    assertThat(going.state()).isEqualTo(ScalingGroupState.DELETING);
    assertThat(cloud.instances(project)).containsExactly(2L, 0L);
    ScalingGroupView again =
        cloud.portal.as(acmeAdmin(), () -> cloud.portal.get(ScalingService.class).delete(group));
    assertThat(again.state()).isEqualTo(ScalingGroupState.DELETING);
    cloud.tick();
    assertThat(cloud.members(group)).isEqualTo(2);

    cloud.portal.work();

    assertThat(cloud.view(group).state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(cloud.instances(project)).containsExactly(0L, 0L);
  }

  @Test
  void aFullGroupAndAnEmptyOneLeaveNothingBehindEither() {
    UUID full = cloud.running(project, 3, 3, 3, 0);
    UUID empty = cloud.running(project, 0, 3, 0, 0);
    assertThat(cloud.instances(project)).containsExactly(3L, 3L);

    ScalingService service = cloud.portal.get(ScalingService.class);
    ScalingGroupView gone = cloud.portal.as(acmeAdmin(), () -> service.delete(empty));
    cloud.portal.as(acmeAdmin(), () -> service.delete(full));

    assertThat(gone.state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(cloud.instances(project)).containsExactly(3L, 0L);
    cloud.portal.work();
    assertThat(cloud.instances(project)).containsExactly(0L, 0L);
  }

  @Test
  void aGroupIsDeletedWhileItsMembersAreBeingBuiltAndFail() {
    cloud
        .portal
        .faults()
        .arm("*", "create", Fault.FAIL_BEFORE, FailureKind.INVALID, 2, Duration.ZERO);
    UUID group = cloud.create(cloud.order(project, 2, 5, 4, 0)).id();
    cloud.portal.as(acmeAdmin(), () -> cloud.portal.get(ScalingService.class).delete(group));

    cloud.portal.work();

    assertThat(cloud.view(group).state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(cloud.instances(project)).containsExactly(0L, 0L);
  }
}
