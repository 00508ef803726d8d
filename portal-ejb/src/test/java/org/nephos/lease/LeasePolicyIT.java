package org.nephos.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceState;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.order.OrderService;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.request.RequestState;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;

/** What policies say of leases, and who may take one off. */
class LeasePolicyIT {
  @RegisterExtension final LeaseCloud cloud = new LeaseCloud();

  private final Portal portal = cloud.portal();

  @Test
  void aLeaseIsTakenOffWhatMayLiveWithoutAndNothingEndsIt() {
    cloud.operatorSays(LeaseCloud.policy(null, false, null));
    UUID id = cloud.active(Duration.ofHours(2));

    assertThat(cloud.takeOff(id).leaseEnd()).isNull();

    cloud.tickAfter(Duration.ofDays(30));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(cloud.seen(id).leaseDeleteAt()).isNull();
    assertThat(cloud.events(id, "instance.lease.removed")).isEqualTo(1);
    assertThat(cloud.events(id, "instance.lease.ended")).isZero();
    assertThatThrownBy(() -> cloud.takeOff(id))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("has no lease");
  }

  @Test
  void aLeaseThatMustBeStaysAndAReasonMustBeGiven() {
    cloud.operatorSays(LeaseCloud.policy(null, true, null));
    UUID id = cloud.active(LeaseCloud.DAY);

    assertThatThrownBy(() -> cloud.takeOff(id))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Each instance has a lease here");
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> cloud.leases().remove(id, " ")))
        .isInstanceOf(InvalidException.class);
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(LeaseCloud.DAY));
  }

  @Test
  void whereMoreTimeNeedsAnApprovalOnlyWhoGivesItTakesALeaseOff() {
    cloud.operatorSays(LeaseCloud.policy(Duration.ofDays(30), false, 0));
    UUID id = cloud.active(LeaseCloud.DAY);
    LeaseExtensionView waiting = cloud.ask(id, Duration.ofDays(3));
    UUID project = cloud.acme().order("any", 1).project();

    assertThatThrownBy(() -> cloud.takeOff(id)).isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeUser(), () -> cloud.leases().policyOfProject(project)).removable())
        .isFalse();
    assertThat(portal.as(acmeAdmin(), () -> cloud.leases().policyOfProject(project)).removable())
        .isTrue();
    portal.as(acmeAdmin(), () -> cloud.leases().remove(id, "It is needed for good."));

    assertThat(cloud.seen(id).leaseEnd()).isNull();
    assertThat(cloud.read(waiting.id()).state()).isEqualTo(RequestState.CANCELLED);
    assertThatThrownBy(
            () -> portal.as(acmeAdmin(), () -> cloud.leases().approve(waiting.id(), "Too late.")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anotherTenantsLeaseIsNotThere() {
    UUID id = cloud.active(LeaseCloud.DAY);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> cloud.leases().remove(id, "Mine.")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anOrderStaysWithinTheMaximumAndTakesTheUsualTerm() {
    cloud.operatorSays(
        new ChangeLeasePolicy(
            Duration.ofDays(10), true, Duration.ofDays(2), List.of(), Duration.ZERO, 0));

    assertThatThrownBy(() -> cloud.active(Duration.ofDays(10).plusSeconds(1)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> {
              assertThat(e.violations()).extracting("field").containsExactly("lease");
              assertThat(e.getMessage()).contains("10 days");
            });
    assertThat(
            portal
                .as(
                    acmeUser(),
                    () ->
                        portal
                            .get(OrderService.class)
                            .dryRun(
                                Orders.leased(cloud.acme().order("long", 1), Duration.ofDays(11))))
                .problems())
        .extracting("field")
        .containsExactly("lease");
    assertThat(cloud.seen(cloud.active(null)).leaseEnd())
        .isEqualTo(cloud.begin().plus(Duration.ofDays(2)));
    assertThat(cloud.seen(cloud.active(Duration.ofDays(10))).leaseEnd())
        .isEqualTo(cloud.begin().plus(Duration.ofDays(10)));

    cloud.operatorSays(LeaseCloud.policy(null, true, null));
    assertThatThrownBy(() -> cloud.active(null))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("code").containsExactly("required"));
  }

  @Test
  void theAdministratorSaysWhatHoldsWithinWhatTheOperatorAllows() {
    LeasePolicyView said = cloud.operatorSays(LeaseCloud.policy(Duration.ofDays(30), true, 3));

    assertThatThrownBy(
            () -> cloud.adminSays(LeaseCloud.policy(Duration.ofDays(31), true, null), null))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.getMessage()).contains("30 days"));
    assertThatThrownBy(() -> cloud.adminSays(LeaseCloud.policy(null, false, null), null))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting("field")
                    .containsExactly("maximum", "mandatory"));
    LeasePolicyView changed =
        cloud.adminSays(LeaseCloud.policy(Duration.ofDays(20), true, 1), said.version());
    assertThat(changed.maximum()).isEqualTo(Duration.ofDays(20));
    assertThat(changed.bound()).isEqualTo(Duration.ofDays(30));
    assertThatThrownBy(
            () -> cloud.adminSays(LeaseCloud.policy(LeaseCloud.DAY, true, 1), said.version()))
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(),
                    () ->
                        cloud
                            .leases()
                            .changePolicyOfTenant(
                                cloud.tenant(), LeaseCloud.policy(null, false, null), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThat(
            portal
                .as(acmeUser(), () -> cloud.leases().policyOfProject(cloud.acme().project()))
                .maximum())
        .isEqualTo(Duration.ofDays(20));
  }

  @Test
  void whatTheOperatorSaysForTheCloudBindsWhoHasNothingOfTheirOwn() {
    cloud.adminSays(LeaseCloud.policy(Duration.ofDays(60), false, null), null);

    portal.as(
        operator(),
        () ->
            cloud
                .leases()
                .changePolicyOfCloud(LeaseCloud.policy(Duration.ofDays(5), false, 0), null));

    assertThat(
            portal.as(acmeAdmin(), () -> cloud.leases().policyOfTenant(cloud.tenant())).maximum())
        .isEqualTo(Duration.ofDays(5));
    assertThatThrownBy(() -> cloud.active(Duration.ofDays(6))).isInstanceOf(InvalidException.class);
    cloud.operatorSays(LeaseCloud.policy(Duration.ofDays(90), false, null));
    assertThat(cloud.seen(cloud.active(Duration.ofDays(80))).leaseEnd())
        .isEqualTo(cloud.begin().plus(Duration.ofDays(80)));
  }
}
