package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.list.api.ListQuery;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.OrderExpiryTick;
import org.nephos.order.OrderState;
import org.nephos.order.WaitingOrders;
import org.nephos.order.api.DecisionView;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.testing.ApprovalCloud;
import org.nephos.testing.Portal;

/** Scaling groups whose order waits for an approval. */
class GroupApprovalIT {
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
  void aGroupWaitsWithTheRoomForItsGreatestSizeAndIsBegunWhenItIsApproved() {
    ScalingGroupView group = groups.create(WaitingGroups.MAX);

    assertThat(group.state()).isEqualTo(ScalingGroupState.PENDING_APPROVAL);
    OrderView order = groups.order(group);
    assertThat(order.state()).isEqualTo(OrderState.PENDING_APPROVAL);
    assertThat(order.target()).isEqualTo(group.id());
    assertThat(order.reason()).isEqualTo("for the sale");
    assertThat(cloud.reserved()).isEqualTo(WaitingGroups.MAX);
    assertThat(cloud.reservedOfTenant()).isEqualTo(WaitingGroups.MAX);
    cloud.assertTheSumsAgree();
    groups.tick();
    portal.work();
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);
    assertThat(groups.members(group.id())).as("what waits is not scaled").isZero();
    assertThat(groups.read(group.id()).state()).isEqualTo(ScalingGroupState.PENDING_APPROVAL);

    OrderView approved = groups.approve(group);

    assertThat(approved.state()).isEqualTo(OrderState.FULFILLED);
    assertThat(groups.read(group.id()).state()).isEqualTo(ScalingGroupState.ACTIVE);
    assertThat(cloud.reserved()).as("its promise from now on").isEqualTo(WaitingGroups.MAX);
    cloud.assertTheSumsAgree();
    groups.tick();
    assertThat(cloud.acme().used("instances")).isEqualTo(2);
    assertThat(cloud.reserved()).isEqualTo(1);
    portal.work();
    assertThat(groups.members(group.id())).isEqualTo(2);
    assertThat(
            portal.number(
                "select count(*) from instance where scaling_group_id = :id and state = 'ACTIVE'"
                    + " and user_data = 'secret: 1'",
                Map.of("id", group.id())))
        .as("members have the start-up data that was ordered")
        .isEqualTo(2);
    cloud.assertTheSumsAgree();
  }

  @Test
  void howeverAnOrderOfAGroupEndsItsRoomIsFreeAndTheGroupGone() {
    Map<OrderState, Consumer<ScalingGroupView>> ends =
        Map.of(
            OrderState.REJECTED,
            groups::reject,
            OrderState.CANCELLED,
            group ->
                portal.as(
                    acmeUser(), () -> cloud.orders().cancel(group.orderId(), "changed my mind")),
            OrderState.EXPIRED,
            group -> {
              cloud.at(group.createdAt().plus(ApprovalCloud.TERM).plusSeconds(1));
              portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
              portal.use(Clock.systemUTC());
            });
    ends.forEach(
        (end, act) -> {
          ScalingGroupView group = groups.create(WaitingGroups.MAX);
          act.accept(group);

          assertThat(groups.order(group).state()).isEqualTo(end);
          assertThat(groups.read(group.id()).state()).isEqualTo(ScalingGroupState.DELETED);
          assertThat(groups.read(group.id()).fault().code())
              .isEqualTo(groups.order(group).fault().code());
          assertThat(cloud.reserved()).isZero();
          assertThat(cloud.reservedOfTenant()).isZero();
          cloud.assertTheSumsAgree();
          assertThatThrownBy(() -> groups.approve(group))
              .isInstanceOfSatisfying(
                  ConflictException.class, e -> assertThat(e.code()).isEqualTo("state-conflict"));
          groups.tick();
          assertThat(groups.members(group.id())).isZero();
        });
  }

  @Test
  void whoDeletesAGroupThatWaitsWithdrawsItsOrder() {
    ScalingGroupView group = groups.create(WaitingGroups.MAX);

    ScalingGroupView gone = groups.delete(group.id());
    ScalingGroupView again = groups.delete(group.id());

    assertThat(gone.state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(again.state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(groups.order(group).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(groups.order(group).fault().detail()).contains("deleted before it was approved");
    assertThat(cloud.reserved()).isZero();
    assertThat(
            portal.number(
                "select count(*) from event where type = 'scaling-group.deleted'"
                    + " and resource_id = :id",
                Map.of("id", group.id())))
        .isEqualTo(1);
  }

  @Test
  void nothingElseCanBeDoneToAGroupThatWaits() {
    ScalingGroupView group = groups.create(WaitingGroups.MAX);

    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(),
                    () ->
                        groups.groups().resize(group.id(), new ResizeScalingGroup(0, 3, 5), null)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("state-conflict");
              assertThat(e.getMessage()).contains("waits for an approval");
              assertThat(e.variables()).containsEntry("state", "PENDING_APPROVAL");
            });
    assertThatThrownBy(
            () ->
                portal.as(
                    operator(),
                    () -> {
                      groups.groups().setSimulatedLoad(group.id(), 100);
                      return null;
                    }))
        .isInstanceOf(ConflictException.class);
    assertThat(
            portal.as(operator(), () -> groups.groups().simulated(ListQuery.firstPage())).items())
        .isEmpty();
    assertThatThrownBy(() -> portal.as(globexUser(), () -> groups.groups().get(group.id())))
        .isInstanceOf(NotFoundException.class);
    assertThat(groups.read(group.id()).desired()).isEqualTo(2);
  }

  @Test
  void itIsInTheListsOfThoseWhoOrderedAndOfThoseWhoDecide() {
    ScalingGroupView group = groups.create(WaitingGroups.MAX);

    assertThat(
            portal
                .as(
                    acmeUser(),
                    () ->
                        groups
                            .groups()
                            .list(ListQuery.firstPage().with("state", "PENDING_APPROVAL")))
                .items())
        .extracting(ScalingGroupView::id)
        .containsExactly(group.id());
    assertThat(portal.as(acmeUser(), () -> cloud.approvals().mine(ListQuery.firstPage())).items())
        .extracting(OrderView::id)
        .contains(group.orderId());
    assertThat(
            portal.as(acmeAdmin(), () -> cloud.approvals().waiting(ListQuery.firstPage())).items())
        .extracting(OrderView::id)
        .containsExactly(group.orderId());
    DecisionView shown = portal.as(operator(), () -> cloud.approvals().decision(group.orderId()));
    assertThat(shown.mayDecide()).isTrue();
    assertThat(shown.details().count()).isEqualTo(WaitingGroups.MAX);
    assertThat(shown.details().flavor()).isEqualTo("nano");
    assertThat(shown.details().tags()).containsEntry("team", "blue");
    assertThat(shown.placement().possible()).isTrue();
    assertThat(shown.capacity()).hasSize(3);
    assertThat(shown.quota())
        .anySatisfy(
            line -> {
              assertThat(line.scope()).isEqualTo("project");
              assertThat(line.resource()).isEqualTo("instances");
              assertThat(line.requested()).isEqualTo(WaitingGroups.MAX);
              assertThat(line.usedAfter() + line.reservedAfter()).isEqualTo(WaitingGroups.MAX);
            });
  }

  @Test
  void whatWouldMakeTooMuchWaitOrDoesNotFitLeavesNothingBehind() {
    long before = portal.number("select count(*) from scaling_group", Map.of());
    ScalingGroupView first = groups.create(6);

    assertThatThrownBy(() -> groups.create(5))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("too-much-waits");
              assertThat(e.variables()).containsEntry("waiting", 6L).containsEntry("share", 10L);
            });
    assertThatThrownBy(() -> groups.create(21)).isInstanceOf(QuotaExceededException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(),
                    () -> cloud.orders().submit(cloud.acme().order("too many", 5), null)))
        .as("instances and groups count together")
        .isInstanceOf(ConflictException.class);

    assertThat(portal.number("select count(*) from scaling_group", Map.of()) - before).isEqualTo(1);
    assertThat(cloud.reserved()).isEqualTo(6);
    cloud.assertTheSumsAgree();
    // What is approved waits no longer, so others may.
    groups.approve(first);
    assertThat(groups.create(5).state()).isEqualTo(ScalingGroupState.PENDING_APPROVAL);
  }

  @Test
  void whatCannotBeMadeAnyMoreFailsWhenItIsApproved() {
    ScalingGroupView group = groups.create(WaitingGroups.MAX);
    setActive(false);
    try {
      assertThat(groups.approve(group).state()).isEqualTo(OrderState.FAILED);
    } finally {
      setActive(true);
    }

    assertThat(groups.read(group.id()).state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(groups.read(group.id()).fault().code()).isEqualTo("reference-gone");
    assertThat(cloud.reserved()).isZero();
    cloud.assertTheSumsAgree();
  }

  private static void setActive(boolean active) {
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery("update flavor set active = :active where id = :id")
                .setParameter("active", active)
                .setParameter("id", cloud.acme().flavor())
                .executeUpdate());
  }

  @Test
  void silenceCanApproveAGroupToo() {
    cloud.withoutPolicies();
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.APPROVE);
    ScalingGroupView group = groups.create(WaitingGroups.MAX);

    cloud.at(group.createdAt().plus(ApprovalCloud.TERM).plusSeconds(1));
    portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
    groups.tick();

    assertThat(groups.read(group.id()).state()).isEqualTo(ScalingGroupState.ACTIVE);
    assertThat(groups.members(group.id())).isEqualTo(2);
    cloud.assertTheSumsAgree();
  }
}
