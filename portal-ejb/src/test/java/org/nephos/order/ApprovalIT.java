package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.integrity.QuotaSums;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.CreateOrderPolicy;
import org.nephos.order.api.DecisionView;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderPolicyFacade;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.order.api.OrderPolicySpec.Conditions;
import org.nephos.order.api.OrderPolicySpec.RequiredTag;
import org.nephos.order.api.OrderPolicySpec.Rules;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Acme;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

class ApprovalIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Duration TERM = Duration.ofDays(2);

  private static Acme acme;
  private static UUID tenant;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
    tenant =
        portal
            .database()
            .call(
                () ->
                    (UUID)
                        portal
                            .database()
                            .em()
                            .createNativeQuery(
                                "select tenant_id from project where id = :id", UUID.class)
                            .setParameter("id", acme.project())
                            .getSingleResult());
  }

  @AfterEach
  void leaveNothing() {
    portal.use(Clock.systemUTC());
    System.clearProperty("nephos.quota.reserved-share");
    for (String state : List.of("PENDING_APPROVAL", "PENDING_QUOTA")) {
      portal
          .as(acmeUser(), () -> orders().list(ListQuery.firstPage().with("state", state)))
          .items()
          .forEach(order -> portal.as(acmeUser(), () -> orders().cancel(order.id(), null)));
    }
    for (InstanceView instance :
        portal
            .as(acmeUser(), () -> instances().list(new ListQuery(Map.of(), null, 500, null)))
            .items()) {
      portal.as(acmeUser(), () -> instances().delete(instance.id(), null, null));
    }
    portal.work();
    for (OrderPolicyView policy : portal.as(operator(), () -> policies().list(all())).items()) {
      portal.as(
          operator(),
          () -> {
            policies().delete(policy.id());
            return null;
          });
    }
    assertThat(acme.used("instances")).isZero();
    assertThat(reserved("instances")).isZero();
    assertTheSumsAgree();
  }

  private static ListQuery all() {
    return ListQuery.firstPage();
  }

  private static OrderFacade orders() {
    return portal.get(OrderService.class);
  }

  private static ApprovalFacade approvals() {
    return portal.get(ApprovalService.class);
  }

  private static OrderPolicyFacade policies() {
    return portal.get(OrderPolicyService.class);
  }

  private static InstanceFacade instances() {
    return portal.get(InstanceService.class);
  }

  private static OrderPolicySpec spec(
      String name, PolicyOutcome outcome, Approver approver, DefaultDecision silence, Rules rules) {
    boolean asks = outcome == PolicyOutcome.APPROVAL;
    return new OrderPolicySpec(
        name,
        true,
        Conditions.NONE,
        outcome,
        approver,
        asks ? Duration.ofDays(1) : null,
        asks ? TERM : null,
        silence,
        "Say what it is for.",
        rules);
  }

  private static OrderPolicyView approval(Approver approver, DefaultDecision silence) {
    return portal.as(
        operator(),
        () ->
            policies()
                .create(
                    new CreateOrderPolicy(
                        tenant,
                        spec("ask first", PolicyOutcome.APPROVAL, approver, silence, Rules.NONE)),
                    null));
  }

  private static OrderView submit(String name, int count) {
    return submit(acme.order(name, count));
  }

  private static OrderView submit(SubmitOrder order) {
    return portal.as(acmeUser(), () -> orders().submit(order, null));
  }

  private static OrderView read(UUID id) {
    return portal.as(acmeUser(), () -> orders().get(id));
  }

  private static OrderView approve(UUID id) {
    return portal.as(acmeAdmin(), () -> approvals().approve(id, "fine"));
  }

  private static long reserved(String resource) {
    return portal.number(
        "select reserved_" + resource + " from quota_scope where id = :id",
        Map.of("id", acme.project()));
  }

  private static long reservedOfTenant() {
    return portal.number(
        "select reserved_instances from quota_scope where id = :id", Map.of("id", tenant));
  }

  private static void assertTheSumsAgree() {
    portal.asSystem(
        () ->
            assertThat(portal.inTransaction(() -> portal.get(QuotaSums.class).check()).drift())
                .isEmpty());
  }

  private static long events(String type, UUID order) {
    return portal.number(
        "select count(*) from event where type = :type and resource_id = :id",
        Map.of("type", type, "id", order));
  }

  @Test
  void theRoomIsHeldFromSubmitOnAndUsedWhenItIsApproved() {
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    OrderView order = submit(Orders.because(acme.order("web", 3), "for the sale"));

    assertThat(order.state()).isEqualTo(OrderState.PENDING_APPROVAL);
    assertThat(order.instances()).isEmpty();
    assertThat(order.reason()).isEqualTo("for the sale");
    assertThat(order.approval().policy()).isEqualTo("ask first");
    assertThat(order.approval().approver()).isEqualTo(Approver.TENANT_ADMIN);
    assertThat(reserved("instances")).isEqualTo(3);
    assertThat(reservedOfTenant()).isEqualTo(3);
    assertThat(acme.used("instances")).isZero();
    assertTheSumsAgree();

    OrderView approved = approve(order.id());

    assertThat(approved.state()).isEqualTo(OrderState.PROVISIONING);
    assertThat(approved.instances()).hasSize(3);
    assertThat(approved.approval().decision()).isEqualTo(ApprovalOutcome.APPROVED);
    assertThat(approved.approval().decidedBy()).isEqualTo("acme-admin");
    assertThat(approved.approval().reason()).isEqualTo("fine");
    assertThat(reserved("instances")).isZero();
    assertThat(acme.used("instances")).isEqualTo(3);
    assertTheSumsAgree();
    portal.work();
    assertThat(read(order.id()).state()).isEqualTo(OrderState.FULFILLED);
    assertThat(events("order.approval-asked", order.id())).isEqualTo(1);
    assertThat(events("order.approved", order.id())).isEqualTo(1);
  }

  @Test
  void whatIsHeldIsMissingToOthersAndComesBackWithADenial() {
    System.setProperty("nephos.quota.reserved-share", "100");
    OrderPolicyView policy = approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView order = submit("large", 15);
    portal.as(
        operator(),
        () -> {
          policies().delete(policy.id());
          return null;
        });

    assertThatThrownBy(() -> submit("too much", 6))
        .isInstanceOfSatisfying(
            QuotaExceededException.class,
            e -> assertThat(e.variables()).containsEntry("reserved", 15L));
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> approvals().reject(order.id(), " ")))
        .isInstanceOf(InvalidException.class);

    OrderView rejected =
        portal.as(acmeAdmin(), () -> approvals().reject(order.id(), "too expensive"));

    assertThat(rejected.state()).isEqualTo(OrderState.REJECTED);
    assertThat(rejected.fault().detail()).isEqualTo("too expensive");
    assertThat(rejected.approval().decision()).isEqualTo(ApprovalOutcome.REJECTED);
    assertThat(reserved("instances")).isZero();
    assertThat(reservedOfTenant()).isZero();
    assertThat(submit("now it fits", 6).state()).isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void aCancelledOrderGivesItsRoomBack() {
    approval(Approver.OPERATOR, DefaultDecision.EXPIRE);
    OrderView order = submit("changed my mind", 4);

    portal.as(acmeUser(), () -> orders().cancel(order.id(), "not needed"));

    assertThat(read(order.id()).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(reserved("instances")).isZero();
    assertThatThrownBy(() -> portal.as(operator(), () -> approvals().approve(order.id(), null)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("state-conflict"));
  }

  @Test
  void thoseWhoDecideAreRemindedOnceAndThenTheDefaultDecisionIsTaken() {
    Map<DefaultDecision, OrderState> expected =
        Map.of(
            DefaultDecision.EXPIRE, OrderState.EXPIRED,
            DefaultDecision.REJECT, OrderState.REJECTED,
            DefaultDecision.APPROVE, OrderState.PROVISIONING);
    expected.forEach(
        (silence, end) -> {
          portal.use(Clock.systemUTC());
          OrderPolicyView policy = approval(Approver.TENANT_ADMIN, silence);
          OrderView order = submit("quiet", 2);
          at(order.createdAt().plus(Duration.ofHours(23)));
          portal.asSystem(portal.get(ApprovalTick.class)::tick);
          assertThat(events("order.reminder", order.id())).isZero();
          at(order.createdAt().plus(Duration.ofHours(25)));
          portal.asSystem(portal.get(ApprovalTick.class)::tick);
          portal.asSystem(portal.get(ApprovalTick.class)::tick);
          assertThat(events("order.reminder", order.id())).isEqualTo(1);
          portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
          assertThat(read(order.id()).state()).isEqualTo(OrderState.PENDING_APPROVAL);

          at(order.createdAt().plus(TERM).plusSeconds(1));
          assertThatThrownBy(() -> approve(order.id())).isInstanceOf(ConflictException.class);
          portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
          portal.asSystem(portal.get(OrderExpiryTick.class)::tick);

          OrderView decided = read(order.id());
          assertThat(decided.state()).isEqualTo(end);
          assertThat(decided.approval().decidedBy()).isNull();
          assertThat(decided.approval().decidedAt()).isNotNull();
          assertThat(reserved("instances")).isZero();
          assertThat(acme.used("instances")).isEqualTo(end == OrderState.PROVISIONING ? 2 : 0);
          assertTheSumsAgree();
          if (end == OrderState.PROVISIONING) {
            portal.as(acmeUser(), () -> orders().cancel(order.id(), null));
            portal.work();
          }
          portal.as(
              operator(),
              () -> {
                policies().delete(policy.id());
                return null;
              });
        });
  }

  private static void at(Instant instant) {
    portal.use(Clock.fixed(instant, ZoneOffset.UTC));
  }

  @Test
  void ofTwoDecisionsAtTheSameMomentOneWins() {
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    for (int round = 0; round < 5; round++) {
      OrderView order = submit("contended", 2);

      List<Object> outcomes =
          Together.run(
              () -> approve(order.id()),
              () -> portal.as(operator(), () -> approvals().reject(order.id(), "no")),
              () -> portal.as(operator(), () -> approvals().approve(order.id(), "yes")));

      assertThat(outcomes).filteredOn(OrderView.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> !(outcome instanceof OrderView))
          .allSatisfy(
              outcome ->
                  assertThat(outcome)
                      .isInstanceOfSatisfying(
                          ConflictException.class,
                          e -> assertThat(e.code()).isEqualTo("state-conflict")));
      assertThat(reserved("instances")).isZero();
      assertThat(acme.used("instances")).isEqualTo(acme.holding());
      assertTheSumsAgree();
      OrderView decided = read(order.id());
      assertThat(decided.instances())
          .hasSize(decided.approval().decision() == ApprovalOutcome.APPROVED ? 2 : 0);
      if (decided.state() == OrderState.PROVISIONING) {
        portal.as(acmeUser(), () -> orders().cancel(order.id(), null));
      }
      portal.work();
    }
  }

  @Test
  void noMoreThanTheShareOfAProjectWaitsHoweverManyAskAtOnce() {
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    List<Object> outcomes =
        Together.run(
            IntStream.range(0, 30)
                .<Supplier<?>>mapToObj(i -> () -> submit("crowd", 1))
                .toArray(Supplier<?>[]::new));

    assertThat(outcomes).filteredOn(OrderView.class::isInstance).hasSize(10);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof OrderView))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> {
                          assertThat(e.code()).isEqualTo("too-much-waits");
                          assertThat(e.variables())
                              .containsEntry("resource", "instances")
                              .containsEntry("limit", 20L)
                              .containsEntry("share", 10L)
                              .containsEntry("waiting", 10L)
                              .containsEntry("requested", 1L);
                        }));
    assertThat(reserved("instances")).isEqualTo(10);
    DryRunView trial = portal.as(acmeUser(), () -> orders().dryRun(acme.order("one more", 1)));
    assertThat(trial.verdict()).isEqualTo("refused");
    assertThat(trial.problems()).extracting("code").containsExactly("too-much-waits");
    assertTheSumsAgree();
  }

  @Test
  void manyAtOnceFillTheQuotaExactlyAndEachCanBeApproved() {
    System.setProperty("nephos.quota.reserved-share", "100");
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    List<Object> outcomes =
        Together.run(
            IntStream.range(0, 40)
                .<Supplier<?>>mapToObj(i -> () -> submit("crowd", 1))
                .toArray(Supplier<?>[]::new));

    List<UUID> waiting =
        outcomes.stream()
            .filter(OrderView.class::isInstance)
            .map(order -> ((OrderView) order).id())
            .toList();
    assertThat(waiting).hasSize(20);
    assertThat(reserved("instances")).isEqualTo(20);
    List<Object> decisions =
        Together.run(
            waiting.stream().<Supplier<?>>map(id -> () -> approve(id)).toArray(Supplier<?>[]::new));
    assertThat(decisions).allMatch(OrderView.class::isInstance);
    assertThat(acme.used("instances")).isEqualTo(20).isEqualTo(acme.holding());
    assertThat(reserved("instances")).isZero();
  }

  @Test
  void whateverPeopleAndThoseWhoDecideDoAtOnceTheSumsAgreeAtEveryCommit() {
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    List<Object> outcomes =
        Together.run(
            () -> order(new Random(1)),
            () -> order(new Random(2)),
            () -> order(new Random(3)),
            () -> decide(new Random(4), acmeAdmin()),
            () -> decide(new Random(5), operator()),
            () -> goOnAndLook());

    assertThat(outcomes).containsOnly("done");
    assertThat(acme.used("instances")).isEqualTo(acme.holding());
  }

  private static String order(Random random) {
    for (int i = 0; i < 15; i++) {
      OnQuotaExceeded full = random.nextBoolean() ? OnQuotaExceeded.WAIT : OnQuotaExceeded.REFUSE;
      int count = 1 + random.nextInt(3);
      try {
        OrderView order = submit(acme.order("life", count, full));
        if (random.nextInt(4) == 0) {
          portal.as(acmeUser(), () -> orders().cancel(order.id(), null));
        }
      } catch (PortalException refused) {
        assertThat(refused.status()).isEqualTo(409);
      }
    }
    return "done";
  }

  private static String decide(Random random, Caller who) {
    for (int i = 0; i < 30; i++) {
      List<OrderView> waiting = portal.as(who, () -> approvals().waiting(all())).items();
      if (waiting.isEmpty()) {
        continue;
      }
      UUID id = waiting.get(random.nextInt(waiting.size())).id();
      boolean yes = random.nextBoolean();
      try {
        portal.as(
            who, () -> yes ? approvals().approve(id, null) : approvals().reject(id, "not now"));
      } catch (PortalException refused) {
        assertThat(refused.code()).isEqualTo("state-conflict");
      }
    }
    return "done";
  }

  private static String goOnAndLook() {
    for (int i = 0; i < 20; i++) {
      portal.asSystem(portal.get(WaitingOrders.class)::goOn);
      assertTheSumsAgree();
      assertThat(
              portal.number(
                  "select count(*) from quota_scope"
                      + " where used_instances + reserved_instances > limit_instances",
                  Map.of()))
          .isZero();
    }
    return "done";
  }

  @Test
  void whoWaitsForQuotaWaitsForItFirstAndThenForTheApproval() {
    OrderView first = submit("first", 20);
    portal.work();
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView second = submit(acme.order("second", 3, OnQuotaExceeded.WAIT));

    assertThat(second.state()).isEqualTo(OrderState.PENDING_QUOTA);
    assertThat(reserved("instances")).isZero();
    assertThatThrownBy(() -> approve(second.id())).isInstanceOf(ConflictException.class);
    first
        .instances()
        .subList(0, 3)
        .forEach(id -> portal.as(acmeUser(), () -> instances().delete(id, null, null)));
    portal.work();
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);

    assertThat(read(second.id()).state()).isEqualTo(OrderState.PENDING_APPROVAL);
    assertThat(reserved("instances")).isEqualTo(3);
    assertThat(approve(second.id()).instances()).hasSize(3);
    assertThat(acme.used("instances")).isEqualTo(20);
    assertTheSumsAgree();
  }

  @Test
  void aRefusalNamesThePolicyAndBrokenRulesNameTheFields() {
    Rules rules = new Rules("db-.*", List.of(new RequiredTag("team", List.of())), List.of());
    OrderPolicyView ruled =
        portal.as(
            acmeAdmin(),
            () ->
                policies()
                    .create(
                        new CreateOrderPolicy(
                            tenant,
                            spec("house rules", PolicyOutcome.AUTOMATIC, null, null, rules)),
                        null));

    assertThatThrownBy(() -> submit("web", 1))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting("field")
                    .containsExactlyInAnyOrder("name", "tags"));
    DryRunView trial = portal.as(acmeUser(), () -> orders().dryRun(acme.order("web", 1)));
    assertThat(trial.verdict()).isEqualTo("refused");
    assertThat(trial.problems()).extracting("field").contains("name", "tags");
    portal.as(
        acmeAdmin(),
        () ->
            policies()
                .change(
                    ruled.id(),
                    spec("nothing today", PolicyOutcome.REFUSAL, null, null, Rules.NONE),
                    ruled.version()));
    assertThatThrownBy(() -> submit("web", 1))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("policy-refused");
              assertThat(e.variables())
                  .containsEntry("policy", "nothing today")
                  .containsEntry("message", "Say what it is for.");
            });
    DryRunView refused = portal.as(acmeUser(), () -> orders().dryRun(acme.order("web", 1)));
    assertThat(refused.verdict()).isEqualTo("refused");
    assertThat(refused.policy()).isEqualTo("nothing today");
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () ->
                        policies()
                            .change(
                                ruled.id(),
                                spec("late", PolicyOutcome.REFUSAL, null, null, Rules.NONE),
                                ruled.version())))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(acme.holding()).isZero();
  }

  @Test
  void theDryRunSaysWhoWouldHaveToApprove() {
    approval(Approver.OPERATOR, DefaultDecision.REJECT);

    DryRunView trial = portal.as(acmeUser(), () -> orders().dryRun(acme.order("web", 1)));

    assertThat(trial.verdict()).isEqualTo("approval");
    assertThat(trial.policy()).isEqualTo("ask first");
    assertThat(trial.approval().approver()).isEqualTo(Approver.OPERATOR);
    assertThat(trial.approval().decideAfter()).isEqualTo(TERM);
    assertThat(reserved("instances")).isZero();
  }

  @Test
  void whatAPolicyLeavesToTheOperatorNobodyElseDecides() {
    OrderPolicyView policy = approval(Approver.OPERATOR, DefaultDecision.EXPIRE);
    OrderView order = submit("web", 1);

    assertThatThrownBy(() -> approve(order.id())).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> approvals().approve(order.id(), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeAdmin(), () -> approvals().waitingCount())).isZero();
    assertThat(portal.as(acmeAdmin(), () -> approvals().decision(order.id())).mayDecide())
        .isFalse();
    assertThat(portal.as(operator(), () -> approvals().waiting(all())).items())
        .extracting(OrderView::id)
        .containsExactly(order.id());
    // The operator's policy is the operator's to change, even in the tenant.
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () -> {
                      policies().delete(policy.id());
                      return null;
                    }))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(operator(), () -> approvals().approve(order.id(), null)).state())
        .isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void aDecisionIsShownWhatItNeeds() {
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView earlier = submit("earlier", 1);
    approve(earlier.id());
    OrderView order = submit(Orders.because(acme.order("web", 2), "for the sale"));

    DecisionView shown = portal.as(acmeAdmin(), () -> approvals().decision(order.id()));
    DecisionView operators = portal.as(operator(), () -> approvals().decision(order.id()));

    assertThat(shown.mayDecide()).isTrue();
    assertThat(shown.own()).isFalse();
    assertThat(shown.order().reason()).isEqualTo("for the sale");
    assertThat(shown.details().count()).isEqualTo(2);
    assertThat(shown.details().flavor()).isEqualTo("nano");
    assertThat(shown.quota())
        .anySatisfy(
            line -> {
              assertThat(line.scope()).isEqualTo("project");
              assertThat(line.resource()).isEqualTo("instances");
              assertThat(line.limit()).isEqualTo(20);
              assertThat(line.used()).isEqualTo(1);
              assertThat(line.usedAfter()).isEqualTo(3);
              assertThat(line.reservedAfter()).isZero();
            });
    assertThat(shown.capacity()).isEmpty();
    assertThat(operators.capacity())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.allocatedAfter()).isGreaterThan(line.allocated()));
    assertThat(shown.earlier()).extracting("id").contains(earlier.id()).doesNotContain(order.id());
    assertThat(portal.as(acmeUser(), () -> approvals().mine(all())).items())
        .extracting(OrderView::id)
        .startsWith(order.id(), earlier.id());
  }

  @Test
  void whoHoldsTheRightMayApproveAnOwnOrderAndTheTrailSaysSo() {
    approval(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView own = portal.as(acmeAdmin(), () -> orders().submit(acme.order("own", 1), null));

    approve(own.id());

    assertThat(
            portal.number(
                "select count(*) from event where type = 'order.approved' and resource_id = :id"
                    + " and data like '%\"ownOrder\":true%'",
                Map.of("id", own.id())))
        .isEqualTo(1);
  }

  @Test
  void anotherTenantSeesNeitherPoliciesNorDecisions() {
    OrderPolicyView policy =
        portal.as(
            acmeAdmin(),
            () ->
                policies()
                    .create(
                        new CreateOrderPolicy(
                            tenant,
                            spec(
                                "ours",
                                PolicyOutcome.APPROVAL,
                                Approver.TENANT_ADMIN,
                                DefaultDecision.EXPIRE,
                                Rules.NONE)),
                        null));
    OrderView order = submit("secret", 1);

    assertThatThrownBy(() -> portal.as(globexUser(), () -> approvals().approve(order.id(), null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> policies().get(policy.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () ->
                        policies()
                            .create(
                                new CreateOrderPolicy(
                                    null,
                                    spec(
                                        "all of you",
                                        PolicyOutcome.REFUSAL,
                                        null,
                                        null,
                                        Rules.NONE)),
                                null)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> policies().list(all())))
        .isInstanceOf(ForbiddenException.class);
  }
}
