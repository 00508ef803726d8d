package org.nephos.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.order.api.OrderView;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.testing.ApprovalCloud;
import org.nephos.testing.Portal;

/** Scaling groups of acme whose orders have to be approved. */
final class WaitingGroups {
  /** The greatest size that the tests order. */
  static final int MAX = 3;

  private final ApprovalCloud cloud;
  private final Portal portal;

  WaitingGroups(ApprovalCloud cloud) {
    this.cloud = cloud;
    this.portal = cloud.portal();
  }

  /** Deletes all groups and sees that nothing of them waits any more. */
  void leaveNone() {
    portal.database().crashes().disarm();
    portal.use(Clock.systemUTC());
    for (ScalingGroupView group :
        portal.as(acmeUser(), () -> groups().list(ListQuery.firstPage())).items()) {
      delete(group.id());
    }
    portal.work();
    assertThat(
            portal.number(
                "select count(*) from orders where finished_at is null or"
                    + " (select state from scaling_group g where g.order_id = orders.id)"
                    + " = 'PENDING_APPROVAL'",
                Map.of()))
        .as("orders and groups that still wait")
        .isZero();
  }

  ScalingFacade groups() {
    return portal.get(ScalingService.class);
  }

  CreateScalingGroup command(int max) {
    return new CreateScalingGroup(
        cloud.acme().project(),
        "shop",
        1,
        max,
        Math.min(2, max),
        0,
        new CreateScalingGroup.Template(
            cloud.acme().flavor(),
            cloud.acme().image(),
            "sim",
            null,
            null,
            "secret: 1",
            Map.of("team", "blue")),
        List.of(),
        "for the sale");
  }

  ScalingGroupView create(int max) {
    return portal.as(acmeUser(), () -> groups().create(command(max), null));
  }

  ScalingGroupView read(UUID group) {
    return portal.as(acmeUser(), () -> groups().get(group));
  }

  OrderView order(ScalingGroupView group) {
    return portal.as(acmeUser(), () -> cloud.orders().get(group.orderId()));
  }

  OrderView approve(ScalingGroupView group) {
    return portal.as(acmeAdmin(), () -> cloud.approvals().approve(group.orderId(), "fine"));
  }

  OrderView reject(ScalingGroupView group) {
    return portal.as(acmeAdmin(), () -> cloud.approvals().reject(group.orderId(), "too expensive"));
  }

  ScalingGroupView delete(UUID group) {
    return portal.as(acmeUser(), () -> groups().delete(group));
  }

  void tick() {
    portal.asSystem(portal.get(ScalingTick.class)::tick);
  }

  long members(UUID group) {
    return portal.number(
        "select count(*) from instance where scaling_group_id = :id and state <> 'DELETED'",
        Map.of("id", group));
  }
}
