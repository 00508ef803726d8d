package org.nephos.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.audit.AuditService;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.OrderPolicyView;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.testing.ApprovalCloud;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;

/** What becomes of orders that wait for an approval, and of the room that they hold. */
class ApprovalIT {
  @RegisterExtension static final ApprovalCloud cloud = new ApprovalCloud();

  private static final Portal portal = cloud.portal();

  @Test
  void theRoomIsHeldFromSubmitOnAndUsedWhenItIsApproved() {
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);

    OrderView order = cloud.submit(Orders.because(cloud.acme().order("web", 3), "for the sale"));

    assertThat(order.state()).isEqualTo(OrderState.PENDING_APPROVAL);
    assertThat(order.instances()).isEmpty();
    assertThat(order.reason()).isEqualTo("for the sale");
    assertThat(order.approval().policy()).isEqualTo("ask first");
    assertThat(order.approval().approver()).isEqualTo(Approver.TENANT_ADMIN);
    assertThat(cloud.reserved()).isEqualTo(3);
    assertThat(cloud.reservedOfTenant()).isEqualTo(3);
    assertThat(cloud.acme().used("instances")).isZero();
    cloud.assertTheSumsAgree();

    OrderView approved = cloud.approve(order.id());

    assertThat(approved.state()).isEqualTo(OrderState.PROVISIONING);
    assertThat(approved.instances()).hasSize(3);
    assertThat(approved.approval().decision()).isEqualTo(ApprovalOutcome.APPROVED);
    assertThat(approved.approval().decidedBy()).isEqualTo("acme-admin");
    assertThat(approved.approval().reason()).isEqualTo("fine");
    assertThat(cloud.reserved()).isZero();
    assertThat(cloud.acme().used("instances")).isEqualTo(3);
    cloud.assertTheSumsAgree();
    portal.work();
    assertThat(cloud.read(order.id()).state()).isEqualTo(OrderState.FULFILLED);
    assertThat(cloud.events("order.approval-asked", order.id())).isEqualTo(1);
    assertThat(cloud.events("order.approved", order.id())).isEqualTo(1);
    assertThat(steps(order.id()))
        .containsExactlyInAnyOrder(
            "order.accepted null -> PENDING_QUOTA",
            "order.approval-asked PENDING_QUOTA -> PENDING_APPROVAL",
            "order.begun PENDING_APPROVAL -> PROVISIONING",
            "order.fulfilled PROVISIONING -> FULFILLED");
  }

  /** The steps of an order's state as the audit trail tells them. */
  private List<String> steps(UUID order) {
    return portal
        .as(
            operator(),
            () ->
                portal
                    .get(AuditService.class)
                    .list(ListQuery.firstPage().with("resource", order.toString())))
        .items()
        .stream()
        .flatMap(
            row ->
                row.changes().stream()
                    .filter(change -> change.field().equals("state"))
                    .map(change -> row.type() + " " + change.before() + " -> " + change.after()))
        .toList();
  }

  @Test
  void whatIsHeldIsMissingToOthersAndComesBackWithADenial() {
    System.setProperty("nephos.quota.reserved-share", "100");
    OrderPolicyView policy = cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView order = cloud.submit("large", 15);
    cloud.delete(policy);

    assertThatThrownBy(() -> cloud.submit("too much", 6))
        .isInstanceOfSatisfying(
            QuotaExceededException.class,
            e -> assertThat(e.variables()).containsEntry("reserved", 15L));
    assertThatThrownBy(
            () -> portal.as(acmeAdmin(), () -> cloud.approvals().reject(order.id(), " ")))
        .isInstanceOf(InvalidException.class);

    OrderView rejected =
        portal.as(acmeAdmin(), () -> cloud.approvals().reject(order.id(), "too expensive"));

    assertThat(rejected.state()).isEqualTo(OrderState.REJECTED);
    assertThat(rejected.fault().detail()).isEqualTo("too expensive");
    assertThat(rejected.approval().decision()).isEqualTo(ApprovalOutcome.REJECTED);
    assertThat(cloud.reserved()).isZero();
    assertThat(cloud.reservedOfTenant()).isZero();
    assertThat(cloud.submit("now it fits", 6).state()).isEqualTo(OrderState.PROVISIONING);
  }

  @Test
  void aCancelledOrderGivesItsRoomBack() {
    cloud.askFirst(Approver.OPERATOR, DefaultDecision.EXPIRE);
    OrderView order = cloud.submit("changed my mind", 4);

    portal.as(acmeUser(), () -> cloud.orders().cancel(order.id(), "not needed"));

    assertThat(cloud.read(order.id()).state()).isEqualTo(OrderState.CANCELLED);
    assertThat(cloud.reserved()).isZero();
    assertThatThrownBy(
            () -> portal.as(operator(), () -> cloud.approvals().approve(order.id(), null)))
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
          OrderPolicyView policy = cloud.askFirst(Approver.TENANT_ADMIN, silence);
          OrderView order = cloud.submit("quiet", 2);
          cloud.at(order.createdAt().plus(Duration.ofHours(23)));
          portal.asSystem(portal.get(ApprovalTick.class)::tick);
          assertThat(cloud.events("order.reminder", order.id())).isZero();
          cloud.at(order.createdAt().plus(Duration.ofHours(25)));
          portal.asSystem(portal.get(ApprovalTick.class)::tick);
          portal.asSystem(portal.get(ApprovalTick.class)::tick);
          assertThat(cloud.events("order.reminder", order.id())).isEqualTo(1);
          portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
          assertThat(cloud.read(order.id()).state()).isEqualTo(OrderState.PENDING_APPROVAL);

          cloud.at(order.createdAt().plus(ApprovalCloud.TERM).plusSeconds(1));
          assertThatThrownBy(() -> cloud.approve(order.id())).isInstanceOf(ConflictException.class);
          portal.asSystem(portal.get(OrderExpiryTick.class)::tick);
          portal.asSystem(portal.get(OrderExpiryTick.class)::tick);

          OrderView decided = cloud.read(order.id());
          assertThat(decided.state()).isEqualTo(end);
          assertThat(decided.approval().decidedBy()).isNull();
          assertThat(decided.approval().decidedAt()).isNotNull();
          assertThat(cloud.reserved()).isZero();
          assertThat(cloud.acme().used("instances"))
              .isEqualTo(end == OrderState.PROVISIONING ? 2 : 0);
          cloud.assertTheSumsAgree();
          if (end == OrderState.PROVISIONING) {
            portal.as(acmeUser(), () -> cloud.orders().cancel(order.id(), null));
            portal.work();
          }
          cloud.delete(policy);
        });
  }

  @Test
  void whoWaitsForQuotaWaitsForItFirstAndThenForTheApproval() {
    OrderView first = cloud.submit("first", 20);
    portal.work();
    cloud.askFirst(Approver.TENANT_ADMIN, DefaultDecision.EXPIRE);
    OrderView second = cloud.submit(cloud.acme().order("second", 3, OnQuotaExceeded.WAIT));

    assertThat(second.state()).isEqualTo(OrderState.PENDING_QUOTA);
    assertThat(cloud.reserved()).isZero();
    assertThatThrownBy(() -> cloud.approve(second.id())).isInstanceOf(ConflictException.class);
    first
        .instances()
        .subList(0, 3)
        .forEach(id -> portal.as(acmeUser(), () -> cloud.instances().delete(id, null, null)));
    portal.work();
    portal.asSystem(portal.get(WaitingOrders.class)::goOn);

    assertThat(cloud.read(second.id()).state()).isEqualTo(OrderState.PENDING_APPROVAL);
    assertThat(cloud.reserved()).isEqualTo(3);
    assertThat(cloud.approve(second.id()).instances()).hasSize(3);
    assertThat(cloud.acme().used("instances")).isEqualTo(20);
    cloud.assertTheSumsAgree();
  }
}
