package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.integrity.QuotaSums;
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
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.DecisionView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicySpec.Conditions;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.testing.Acme;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** Scaling groups whose order waits for an approval. */
class GroupApprovalIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Duration TERM = Duration.ofDays(2);
  private static final int MAX = 3;

  private static Acme acme;
  private static UUID tenant;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
    tenant = id("select tenant_id from project where id = :id", acme.project());
  }

  @BeforeEach
  void askFirst() {
    askFirst(DefaultDecision.EXPIRE);
  }

  @AfterEach
  void leaveNothing() {
    portal.database().crashes().disarm();
    portal.use(Clock.systemUTC());
    for (ScalingGroupView group :
        portal.as(acmeUser(), () -> groups().list(ListQuery.firstPage())).items()) {
      delete(group.id());
    }
    portal.work();
    withoutPolicies();
    assertThat(acme.used("instances")).isZero();
    assertThat(reserved(acme.project())).isZero();
    assertThat(reserved(tenant)).isZero();
    assertTheSumsAgree();
    assertThat(
            portal.number(
                "select count(*) from orders where finished_at is null or"
                    + " (select state from scaling_group g where g.order_id = orders.id)"
                    + " = 'PENDING_APPROVAL'",
                Map.of()))
        .as("orders and groups that still wait")
        .isZero();
  }

  private static UUID id(String sql, UUID of) {
    return portal
        .database()
        .call(
            () ->
                (UUID)
                    portal
                        .database()
                        .em()
                        .createNativeQuery(sql, UUID.class)
                        .setParameter("id", of)
                        .getSingleResult());
  }

  private static void askFirst(DefaultDecision silence) {
    OrderPolicySpec spec =
        new OrderPolicySpec(
            "ask first",
            true,
            Conditions.NONE,
            PolicyOutcome.APPROVAL,
            Approver.TENANT_ADMIN,
            null,
            TERM,
            silence,
            "Say what it is for.",
            Rules.NONE);
    portal.as(operator(), () -> policies().create(new CreateOrderPolicy(tenant, spec), null));
  }

  private static void withoutPolicies() {
    portal
        .as(operator(), () -> policies().list(ListQuery.firstPage()))
        .items()
        .forEach(
            policy ->
                portal.as(
                    operator(),
                    () -> {
                      policies().delete(policy.id());
                      return null;
                    }));
  }

  private static ScalingFacade groups() {
    return portal.get(ScalingService.class);
  }

  private static ApprovalFacade approvals() {
    return portal.get(ApprovalService.class);
  }

  private static OrderFacade orders() {
    return portal.get(OrderService.class);
  }

  private static OrderPolicyFacade policies() {
    return portal.get(OrderPolicyService.class);
  }

  private static CreateScalingGroup command(int max) {
    return new CreateScalingGroup(
        acme.project(),
        "shop",
        1,
        max,
        Math.min(2, max),
        0,
        new CreateScalingGroup.Template(
            acme.flavor(), acme.image(), "sim", null, null, "secret: 1", Map.of("team", "blue")),
        List.of(),
        "for the sale");
  }

  private static ScalingGroupView create(int max) {
    return portal.as(acmeUser(), () -> groups().create(command(max), null));
  }

  private static ScalingGroupView read(UUID group) {
    return portal.as(acmeUser(), () -> groups().get(group));
  }

  private static OrderView order(ScalingGroupView group) {
    return portal.as(acmeUser(), () -> orders().get(group.orderId()));
  }

  private static OrderView approve(ScalingGroupView group) {
    return portal.as(acmeAdmin(), () -> approvals().approve(group.orderId(), "fine"));
  }

  private static OrderView reject(ScalingGroupView group) {
    return portal.as(acmeAdmin(), () -> approvals().reject(group.orderId(), "too expensive"));
  }

  private static ScalingGroupView delete(UUID group) {
    return portal.as(acmeUser(), () -> groups().delete(group));
  }

  private static void tick() {
    portal.asSystem(portal.get(ScalingTick.class)::tick);
  }

  private static long reserved(UUID scope) {
    return portal.number(
        "select reserved_instances from quota_scope where id = :id", Map.of("id", scope));
  }

  private static long members(UUID group) {
    return portal.number(
        "select count(*) from instance where scaling_group_id = :id and state <> 'DELETED'",
        Map.of("id", group));
  }

  private static void assertTheSumsAgree() {
    portal.asSystem(
        () ->
            assertThat(portal.inTransaction(() -> portal.get(QuotaSums.class).check()).drift())
                .isEmpty());
  }

  @Test
  void aGroupWaitsWithTheRoomForItsGreatestSizeAndIsBegunWhenItIsApproved() {
    ScalingGroupView group = create(MAX);

    assertThat(group.state()).isEqualTo(ScalingGroupState.PENDING_APPROVAL);
    OrderView order = order(group);
    assertThat(order.state()).isEqualTo(OrderState.PENDING_APPROVAL);
    assertThat(order.target()).isEqualTo(group.id());
    assertThat(order.reason()).isEqualTo("for the sale");
    assertThat(reserved(acme.project())).isEqualTo(MAX);
    assertThat(reserved(tenant)).isEqualTo(MAX);
    assertTheSumsAgree();
    tick();
    portal.work();
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);
    assertThat(members(group.id())).as("what waits is not scaled").isZero();
    assertThat(read(group.id()).state()).isEqualTo(ScalingGroupState.PENDING_APPROVAL);

    OrderView approved = approve(group);

    assertThat(approved.state()).isEqualTo(OrderState.FULFILLED);
    assertThat(read(group.id()).state()).isEqualTo(ScalingGroupState.ACTIVE);
    assertThat(reserved(acme.project())).as("its promise from now on").isEqualTo(MAX);
    assertTheSumsAgree();
    tick();
    assertThat(acme.used("instances")).isEqualTo(2);
    assertThat(reserved(acme.project())).isEqualTo(1);
    portal.work();
    assertThat(members(group.id())).isEqualTo(2);
    assertThat(
            portal.number(
                "select count(*) from instance where scaling_group_id = :id and state = 'ACTIVE'"
                    + " and user_data = 'secret: 1'",
                Map.of("id", group.id())))
        .as("members have the start-up data that was ordered")
        .isEqualTo(2);
    assertTheSumsAgree();
  }

  @Test
  void howeverAnOrderOfAGroupEndsItsRoomIsFreeAndTheGroupGone() {
    Map<OrderState, Consumer<ScalingGroupView>> ends =
        Map.of(
            OrderState.REJECTED,
            GroupApprovalIT::reject,
            OrderState.CANCELLED,
            group ->
                portal.as(acmeUser(), () -> orders().cancel(group.orderId(), "changed my mind")),
            OrderState.EXPIRED,
            group -> {
              portal.use(Clock.fixed(group.createdAt().plus(TERM).plusSeconds(1), ZoneOffset.UTC));
              portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
              portal.use(Clock.systemUTC());
            });
    ends.forEach(
        (end, act) -> {
          ScalingGroupView group = create(MAX);
          act.accept(group);

          assertThat(order(group).state()).isEqualTo(end);
          assertThat(read(group.id()).state()).isEqualTo(ScalingGroupState.DELETED);
          assertThat(read(group.id()).fault().code()).isEqualTo(order(group).fault().code());
          assertThat(reserved(acme.project())).isZero();
          assertThat(reserved(tenant)).isZero();
          assertTheSumsAgree();
          assertThatThrownBy(() -> approve(group))
              .isInstanceOfSatisfying(
                  ConflictException.class, e -> assertThat(e.code()).isEqualTo("state-conflict"));
          tick();
          assertThat(members(group.id())).isZero();
        });
  }

  @Test
  void whoDeletesAGroupThatWaitsWithdrawsItsOrder() {
    ScalingGroupView group = create(MAX);

    ScalingGroupView gone = delete(group.id());
    ScalingGroupView again = delete(group.id());

    assertThat(gone.state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(again.state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(order(group).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(order(group).fault().detail()).contains("deleted before it was approved");
    assertThat(reserved(acme.project())).isZero();
    assertThat(
            portal.number(
                "select count(*) from event where type = 'scaling-group.deleted'"
                    + " and resource_id = :id",
                Map.of("id", group.id())))
        .isEqualTo(1);
  }

  @Test
  void nothingElseCanBeDoneToAGroupThatWaits() {
    ScalingGroupView group = create(MAX);

    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(),
                    () -> groups().resize(group.id(), new ResizeScalingGroup(0, 3, 5), null)))
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
                      groups().setSimulatedLoad(group.id(), 100);
                      return null;
                    }))
        .isInstanceOf(ConflictException.class);
    assertThat(portal.as(operator(), () -> groups().simulated(ListQuery.firstPage())).items())
        .isEmpty();
    assertThatThrownBy(() -> portal.as(globexUser(), () -> groups().get(group.id())))
        .isInstanceOf(NotFoundException.class);
    assertThat(read(group.id()).desired()).isEqualTo(2);
  }

  @Test
  void itIsInTheListsOfThoseWhoOrderedAndOfThoseWhoDecide() {
    ScalingGroupView group = create(MAX);

    assertThat(
            portal
                .as(
                    acmeUser(),
                    () -> groups().list(ListQuery.firstPage().with("state", "PENDING_APPROVAL")))
                .items())
        .extracting(ScalingGroupView::id)
        .containsExactly(group.id());
    assertThat(portal.as(acmeUser(), () -> approvals().mine(ListQuery.firstPage())).items())
        .extracting(OrderView::id)
        .contains(group.orderId());
    assertThat(portal.as(acmeAdmin(), () -> approvals().waiting(ListQuery.firstPage())).items())
        .extracting(OrderView::id)
        .containsExactly(group.orderId());
    DecisionView shown = portal.as(operator(), () -> approvals().decision(group.orderId()));
    assertThat(shown.mayDecide()).isTrue();
    assertThat(shown.details().count()).isEqualTo(MAX);
    assertThat(shown.details().flavor()).isEqualTo("nano");
    assertThat(shown.details().tags()).containsEntry("team", "blue");
    assertThat(shown.placement().possible()).isTrue();
    assertThat(shown.capacity()).hasSize(3);
    assertThat(shown.quota())
        .anySatisfy(
            line -> {
              assertThat(line.scope()).isEqualTo("project");
              assertThat(line.resource()).isEqualTo("instances");
              assertThat(line.requested()).isEqualTo(MAX);
              assertThat(line.usedAfter() + line.reservedAfter()).isEqualTo(MAX);
            });
  }

  @Test
  void whatWouldMakeTooMuchWaitOrDoesNotFitLeavesNothingBehind() {
    long before = portal.number("select count(*) from scaling_group", Map.of());
    ScalingGroupView first = create(6);

    assertThatThrownBy(() -> create(5))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("too-much-waits");
              assertThat(e.variables()).containsEntry("waiting", 6L).containsEntry("share", 10L);
            });
    assertThatThrownBy(() -> create(21)).isInstanceOf(QuotaExceededException.class);
    assertThatThrownBy(
            () -> portal.as(acmeUser(), () -> orders().submit(acme.order("too many", 5), null)))
        .as("instances and groups count together")
        .isInstanceOf(ConflictException.class);

    assertThat(portal.number("select count(*) from scaling_group", Map.of()) - before).isEqualTo(1);
    assertThat(reserved(acme.project())).isEqualTo(6);
    assertTheSumsAgree();
    // What is approved waits no longer, so others may.
    approve(first);
    assertThat(create(5).state()).isEqualTo(ScalingGroupState.PENDING_APPROVAL);
  }

  @Test
  void whatCannotBeMadeAnyMoreFailsWhenItIsApproved() {
    ScalingGroupView group = create(MAX);
    setActive(false);
    try {
      assertThat(approve(group).state()).isEqualTo(OrderState.FAILED);
    } finally {
      setActive(true);
    }

    assertThat(read(group.id()).state()).isEqualTo(ScalingGroupState.DELETED);
    assertThat(read(group.id()).fault().code()).isEqualTo("reference-gone");
    assertThat(reserved(acme.project())).isZero();
    assertTheSumsAgree();
  }

  private static void setActive(boolean active) {
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery("update flavor set active = :active where id = :id")
                .setParameter("active", active)
                .setParameter("id", acme.flavor())
                .executeUpdate());
  }

  @Test
  void silenceCanApproveAGroupToo() {
    withoutPolicies();
    askFirst(DefaultDecision.APPROVE);
    ScalingGroupView group = create(MAX);

    portal.use(Clock.fixed(group.createdAt().plus(TERM).plusSeconds(1), ZoneOffset.UTC));
    portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
    tick();

    assertThat(read(group.id()).state()).isEqualTo(ScalingGroupState.ACTIVE);
    assertThat(members(group.id())).isEqualTo(2);
    assertTheSumsAgree();
  }

  @Test
  void whateverHappensToAGroupThatWaitsAtTheSameMomentOneOfItCounts() {
    for (int round = 0; round < 10; round++) {
      ScalingGroupView group = create(MAX);

      List<Object> outcomes =
          Together.run(
              () -> approve(group),
              () -> reject(group),
              () -> portal.as(acmeUser(), () -> orders().cancel(group.orderId(), null)),
              () -> delete(group.id()),
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
      assertThat(members(group.id())).isLessThanOrEqualTo(MAX);
      assertTheSumsAgree();
      portal.work();
      assertThat(read(group.id()).state()).isEqualTo(ScalingGroupState.DELETED);
      assertThat(reserved(acme.project())).isZero();
      assertTheSumsAgree();
    }
  }

  private static ScalingGroupView resizeAndTick(UUID group) {
    tick();
    return portal.as(
        acmeUser(), () -> groups().resize(group, new ResizeScalingGroup(null, MAX, null), null));
  }

  @Test
  void asManyGroupsMayWaitAsTheShareHasRoomForAndEachCanBeApproved() {
    List<Object> outcomes =
        Together.run(
            IntStream.range(0, 12)
                .<Supplier<?>>mapToObj(i -> () -> create(2))
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
    assertThat(reserved(acme.project())).isEqualTo(10);
    assertThat(
            Together.run(
                waiting.stream()
                    .<Supplier<?>>map(group -> () -> approve(group))
                    .toArray(Supplier<?>[]::new)))
        .allMatch(OrderView.class::isInstance);
    tick();
    tick();
    assertThat(acme.used("instances")).isEqualTo(10);
    assertThat(reserved(acme.project())).isZero();
    assertTheSumsAgree();
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
              () -> dieDeciding(point, GroupApprovalIT::approve, ScalingGroupState.ACTIVE)));
      tests.add(
          DynamicTest.dynamicTest(
              "death at place " + point + " of denying",
              () -> dieDeciding(point, GroupApprovalIT::reject, ScalingGroupState.DELETED)));
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
    long before = reserved(acme.project());
    boolean died = dies(point, () -> create(1));

    assertTheSumsAgree();
    long held = reserved(acme.project()) - before;
    assertThat(held).isIn(died ? List.of(0L, 1L) : List.of(1L));
    assertThat(
            portal.number(
                "select count(*) from scaling_group g join orders o on o.id = g.order_id"
                    + " join order_approval a on a.order_id = o.id"
                    + " where g.state = 'PENDING_APPROVAL' and o.state = 'PENDING_APPROVAL'",
                Map.of()))
        .isEqualTo(reserved(acme.project()));
    portal
        .as(acmeUser(), () -> groups().list(ListQuery.firstPage()))
        .items()
        .forEach(group -> delete(group.id()));
    assertThat(reserved(acme.project())).isZero();
  }

  private static void dieDeciding(
      int point, Consumer<ScalingGroupView> decide, ScalingGroupState after) {
    ScalingGroupView group = create(1);
    boolean died = dies(point, () -> decide.accept(group));

    assertTheSumsAgree();
    ScalingGroupState state = read(group.id()).state();
    boolean waits = order(group).state() == OrderState.PENDING_APPROVAL;
    assertThat(state).isEqualTo(waits ? ScalingGroupState.PENDING_APPROVAL : after);
    assertThat(waits && !died).isFalse();
    if (waits) {
      decide.accept(group);
    }
    assertThat(read(group.id()).state()).isEqualTo(after);
    tick();
    delete(group.id());
    portal.work();
    assertThat(reserved(acme.project())).isZero();
    assertThat(acme.used("instances")).isZero();
  }
}
