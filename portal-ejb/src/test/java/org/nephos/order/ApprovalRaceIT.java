package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.PortalException;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.ApprovalCloud;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** People and those who decide, all at the same moment. */
class ApprovalRaceIT {
  @RegisterExtension static final ApprovalCloud cloud = new ApprovalCloud();

  private static final Portal portal = cloud.portal();

  @Test
  void ofTwoDecisionsAtTheSameMomentOneWins() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    for (int round = 0; round < 5; round++) {
      OrderView order = cloud.submit("contended", 2);

      List<Object> outcomes =
          Together.run(
              () -> cloud.approve(order.id()),
              () -> portal.as(operator(), () -> cloud.approvals().reject(order.id(), "no")),
              () -> portal.as(operator(), () -> cloud.approvals().approve(order.id(), "yes")));

      assertThat(outcomes).filteredOn(OrderView.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> !(outcome instanceof OrderView))
          .allSatisfy(
              outcome ->
                  assertThat(outcome)
                      .isInstanceOfSatisfying(
                          ConflictException.class,
                          e -> assertThat(e.code()).isEqualTo("state-conflict")));
      assertThat(cloud.reserved()).isZero();
      assertThat(cloud.acme().used("instances")).isEqualTo(cloud.acme().holding());
      cloud.assertTheSumsAgree();
      OrderView decided = cloud.read(order.id());
      assertThat(decided.instances())
          .hasSize(decided.approval().decision() == ApprovalOutcome.APPROVED ? 2 : 0);
      if (decided.state() == OrderState.PROVISIONING) {
        portal.as(acmeUser(), () -> cloud.orders().cancel(order.id(), null));
      }
      portal.work();
    }
  }

  @Test
  void noMoreThanTheShareOfAProjectWaitsHoweverManyAskAtOnce() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    List<Object> outcomes =
        Together.run(
            IntStream.range(0, 30)
                .<Supplier<?>>mapToObj(i -> () -> cloud.submit("crowd", 1))
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
    assertThat(cloud.reserved()).isEqualTo(10);
    DryRunView trial =
        portal.as(acmeUser(), () -> cloud.orders().dryRun(cloud.acme().order("one more", 1)));
    assertThat(trial.verdict()).isEqualTo("refused");
    assertThat(trial.problems()).extracting("code").containsExactly("too-much-waits");
    cloud.assertTheSumsAgree();
  }

  @Test
  void manyAtOnceFillTheQuotaExactlyAndEachCanBeApproved() {
    System.setProperty("nephos.quota.reserved-share", "100");
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    List<Object> outcomes =
        Together.run(
            IntStream.range(0, 40)
                .<Supplier<?>>mapToObj(i -> () -> cloud.submit("crowd", 1))
                .toArray(Supplier<?>[]::new));

    List<UUID> waiting =
        outcomes.stream()
            .filter(OrderView.class::isInstance)
            .map(order -> ((OrderView) order).id())
            .toList();
    assertThat(waiting).hasSize(20);
    assertThat(cloud.reserved()).isEqualTo(20);
    List<Object> decisions =
        Together.run(
            waiting.stream()
                .<Supplier<?>>map(id -> () -> cloud.approve(id))
                .toArray(Supplier<?>[]::new));
    assertThat(decisions).allMatch(OrderView.class::isInstance);
    assertThat(cloud.acme().used("instances")).isEqualTo(20).isEqualTo(cloud.acme().holding());
    assertThat(cloud.reserved()).isZero();
  }

  @Test
  void whateverPeopleAndThoseWhoDecideDoAtOnceTheSumsAgreeAtEveryCommit() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    List<Object> outcomes =
        Together.run(
            () -> order(new Random(1)),
            () -> order(new Random(2)),
            () -> order(new Random(3)),
            () -> decide(new Random(4), acmeAdmin()),
            () -> decide(new Random(5), operator()),
            () -> goOnAndLook());

    assertThat(outcomes).containsOnly("done");
    assertThat(cloud.acme().used("instances")).isEqualTo(cloud.acme().holding());
  }

  private static String order(Random random) {
    for (int i = 0; i < 15; i++) {
      OnQuotaExceeded full = random.nextBoolean() ? OnQuotaExceeded.WAIT : OnQuotaExceeded.REFUSE;
      int count = 1 + random.nextInt(3);
      try {
        OrderView order = cloud.submit(cloud.acme().order("life", count, full));
        if (random.nextInt(4) == 0) {
          portal.as(acmeUser(), () -> cloud.orders().cancel(order.id(), null));
        }
      } catch (PortalException refused) {
        assertThat(refused.status()).isEqualTo(409);
      }
    }
    return "done";
  }

  private static String decide(Random random, Caller who) {
    for (int i = 0; i < 30; i++) {
      List<OrderView> waiting =
          portal.as(who, () -> cloud.approvals().waiting(ListQuery.firstPage())).items();
      if (waiting.isEmpty()) {
        continue;
      }
      UUID id = waiting.get(random.nextInt(waiting.size())).id();
      boolean yes = random.nextBoolean();
      try {
        portal.as(
            who,
            () ->
                yes
                    ? cloud.approvals().approve(id, null)
                    : cloud.approvals().reject(id, "not now"));
      } catch (PortalException refused) {
        assertThat(refused.code()).isEqualTo("state-conflict");
      }
    }
    return "done";
  }

  private static String goOnAndLook() {
    for (int i = 0; i < 20; i++) {
      portal.asSystem(portal.get(WaitingOrders.class)::goOn);
      cloud.assertTheSumsAgree();
      assertThat(
              portal.number(
                  "select count(*) from quota_scope"
                      + " where used_instances + reserved_instances > limit_instances",
                  Map.of()))
          .isZero();
    }
    return "done";
  }
}
