package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.list.api.ListQuery;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderState;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.PortalException;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.testing.ApprovalCloud;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** What happens to waiting groups at the same moment, and where the process dies. */
class GroupApprovalRaceIT {
  @RegisterExtension static final ApprovalCloud cloud = new ApprovalCloud();

  private static final Portal portal = cloud.portal();
  private static final WaitingGroups groups = new WaitingGroups(cloud);

  @BeforeEach
  void askFirst() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
  }

  @AfterEach
  void leaveNoGroup() {
    groups.leaveNone();
  }

  @Test
  void whateverHappensToAGroupThatWaitsAtTheSameMomentOneOfItCounts() {
    for (int round = 0; round < 10; round++) {
      ScalingGroupView group = groups.create(WaitingGroups.MAX);

      List<Object> outcomes =
          Together.run(
              () -> groups.approve(group),
              () -> groups.reject(group),
              () -> portal.as(acmeUser(), () -> cloud.orders().cancel(group.orderId(), null)),
              () -> groups.delete(group.id()),
              () -> resizeAndTick(group.id()));

      assertThat(outcomes)
          .allSatisfy(
              outcome -> {
                if (outcome instanceof PortalException refused) {
                  assertThat(refused.code()).isEqualTo("state-conflict");
                } else {
                  assertThat(outcome).isNotInstanceOf(Throwable.class);
                }
              });
      assertThat(groups.members(group.id())).isLessThanOrEqualTo(WaitingGroups.MAX);
      cloud.assertTheSumsAgree();
      portal.work();
      assertThat(groups.read(group.id()).state()).isEqualTo(ScalingGroupState.DELETED);
      assertThat(cloud.reserved()).isZero();
      cloud.assertTheSumsAgree();
    }
  }

  private static ScalingGroupView resizeAndTick(UUID group) {
    groups.tick();
    return portal.as(
        acmeUser(),
        () ->
            groups
                .groups()
                .resize(group, new ResizeScalingGroup(null, WaitingGroups.MAX, null), null));
  }

  @Test
  void asManyGroupsMayWaitAsTheShareHasRoomForAndEachCanBeApproved() {
    List<Object> outcomes =
        Together.run(
            IntStream.range(0, 12)
                .<Supplier<?>>mapToObj(i -> () -> groups.create(2))
                .toArray(Supplier<?>[]::new));

    List<ScalingGroupView> waiting = new ArrayList<>();
    outcomes.forEach(
        outcome -> {
          if (outcome instanceof ScalingGroupView group) {
            waiting.add(group);
          } else {
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    ConflictException.class, e -> assertThat(e.code()).isEqualTo("too-much-waits"));
          }
        });
    assertThat(waiting).hasSize(5);
    assertThat(cloud.reserved()).isEqualTo(10);
    assertThat(
            Together.run(
                waiting.stream()
                    .<Supplier<?>>map(group -> () -> groups.approve(group))
                    .toArray(Supplier<?>[]::new)))
        .allMatch(OrderView.class::isInstance);
    groups.tick();
    groups.tick();
    assertThat(cloud.acme().used("instances")).isEqualTo(10);
    assertThat(cloud.reserved()).isZero();
    cloud.assertTheSumsAgree();
  }

  /** A death at any commit: order, group, approval and room are all there or none of them. */
  @TestFactory
  List<DynamicTest> orderingAndDecidingAreAllOrNothingWhereverTheProcessDies() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int place = 1; place <= 4; place++) {
      int point = place;
      tests.add(
          DynamicTest.dynamicTest(
              "death at place " + point + " of ordering", () -> dieOrdering(point)));
      tests.add(
          DynamicTest.dynamicTest(
              "death at place " + point + " of approving",
              () -> dieDeciding(point, groups::approve, ScalingGroupState.ACTIVE)));
      tests.add(
          DynamicTest.dynamicTest(
              "death at place " + point + " of denying",
              () -> dieDeciding(point, groups::reject, ScalingGroupState.DELETED)));
    }
    return tests;
  }

  private static boolean dies(int point, Runnable work) {
    portal.database().crashes().arm(point);
    try {
      work.run();
      return false;
    } catch (Crash crash) {
      return true;
    } finally {
      portal.database().crashes().disarm();
    }
  }

  private static void dieOrdering(int point) {
    long before = cloud.reserved();
    boolean died = dies(point, () -> groups.create(1));

    cloud.assertTheSumsAgree();
    long held = cloud.reserved() - before;
    assertThat(held).isIn(died ? List.of(0L, 1L) : List.of(1L));
    assertThat(
            portal.number(
                "select count(*) from scaling_group g join orders o on o.id = g.order_id"
                    + " join order_approval a on a.order_id = o.id"
                    + " where g.state = 'PENDING_APPROVAL' and o.state = 'PENDING_APPROVAL'",
                Map.of()))
        .isEqualTo(cloud.reserved());
    portal
        .as(acmeUser(), () -> groups.groups().list(ListQuery.firstPage()))
        .items()
        .forEach(group -> groups.delete(group.id()));
    assertThat(cloud.reserved()).isZero();
  }

  private static void dieDeciding(
      int point, Consumer<ScalingGroupView> decide, ScalingGroupState after) {
    ScalingGroupView group = groups.create(1);
    boolean died = dies(point, () -> decide.accept(group));

    cloud.assertTheSumsAgree();
    ScalingGroupState state = groups.read(group.id()).state();
    boolean waits = groups.order(group).state() == OrderState.PENDING_APPROVAL;
    assertThat(state).isEqualTo(waits ? ScalingGroupState.PENDING_APPROVAL : after);
    assertThat(waits && !died).isFalse();
    if (waits) {
      decide.accept(group);
    }
    assertThat(groups.read(group.id()).state()).isEqualTo(after);
    groups.tick();
    groups.delete(group.id());
    portal.work();
    assertThat(cloud.reserved()).isZero();
    assertThat(cloud.acme().used("instances")).isZero();
  }
}
