package org.nephos.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceState;
import org.nephos.inbox.InboxService;
import org.nephos.inbox.api.InboxFacade;
import org.nephos.lease.api.ExtendLease;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.request.RequestState;
import org.nephos.testing.Portal;

/** Requests for more time. */
class LeaseExtensionIT {
  @RegisterExtension final LeaseCloud cloud = new LeaseCloud();

  private final Portal portal = cloud.portal();

  private InboxFacade inbox() {
    return portal.get(InboxService.class);
  }

  @Test
  void beyondTheFreeExtensionsSomebodyDecidesWithinTheirRight() {
    cloud.operatorSays(LeaseCloud.policy(Duration.ofDays(10), false, 1));
    UUID id = cloud.active(LeaseCloud.DAY);

    assertThat(cloud.ask(id, Duration.ofDays(2)).state()).isEqualTo(RequestState.APPROVED);
    LeaseExtensionView second = cloud.ask(id, Duration.ofDays(3));
    assertThat(second.state()).isEqualTo(RequestState.PENDING);
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(Duration.ofDays(2)));
    assertThatThrownBy(() -> cloud.ask(id, Duration.ofDays(4)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("extension-pending"));
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> cloud.leases().approve(second.id(), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeAdmin(), () -> inbox().waiting(ListQuery.firstPage()))).isEqualTo(1);
    assertThat(portal.as(acmeUser(), () -> inbox().waiting(ListQuery.firstPage()))).isZero();

    portal.as(acmeAdmin(), () -> cloud.leases().approve(second.id(), null));
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(Duration.ofDays(3)));
    assertThatThrownBy(
            () -> portal.as(acmeAdmin(), () -> cloud.leases().deny(second.id(), "Too late.")))
        .isInstanceOf(ConflictException.class);

    LeaseExtensionView far = cloud.ask(id, Duration.ofDays(11));
    assertThat(portal.as(acmeAdmin(), () -> cloud.leases().extension(far.id())).mayDecide())
        .isFalse();
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> cloud.leases().approve(far.id(), null)))
        .isInstanceOfSatisfying(
            ForbiddenException.class, e -> assertThat(e.getMessage()).contains("10 days"));
    portal.as(operator(), () -> cloud.leases().approve(far.id(), "This once."));
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(Duration.ofDays(11)));
  }

  @Test
  void aRequestThatWaitsKeepsTheInstanceFromBeingDeletedUntilItIsDecided() {
    cloud.operatorSays(LeaseCloud.policy(null, false, 0));
    UUID id = cloud.active(LeaseCloud.DAY);
    LeaseExtensionView request = cloud.ask(id, Duration.ofDays(40));

    cloud.tickAfter(LeaseCloud.DAY);
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    cloud.tickAfter(Duration.ofDays(9));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);

    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> cloud.leases().deny(request.id(), " ")))
        .isInstanceOf(InvalidException.class);
    portal.as(acmeAdmin(), () -> cloud.leases().deny(request.id(), "The project is over."));
    cloud.tick();
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.DELETED);
    assertThat(cloud.read(request.id()).state()).isEqualTo(RequestState.DENIED);
  }

  @Test
  void aRequestThatNobodyDecidesExpiresAndThatOfADeletedInstanceToo() {
    cloud.operatorSays(LeaseCloud.policy(null, false, 0));
    UUID id = cloud.active(LeaseCloud.DAY);
    UUID other = cloud.active(LeaseCloud.DAY);
    LeaseExtensionView request = cloud.ask(id, Duration.ofDays(40));
    LeaseExtensionView vain = cloud.ask(other, Duration.ofDays(40));
    portal.as(acmeUser(), () -> cloud.instances().delete(other, null, null));
    portal.work();

    cloud.tickAfter(LeaseCloud.DAY);
    cloud.tickAfter(Duration.ofDays(14).minusSeconds(1));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(cloud.read(request.id()).state()).isEqualTo(RequestState.PENDING);
    assertThat(cloud.read(vain.id()).state()).isEqualTo(RequestState.EXPIRED);

    cloud.tickAfter(Duration.ofDays(14));
    assertThat(cloud.read(request.id()).state()).isEqualTo(RequestState.EXPIRED);
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.DELETED);
  }

  @Test
  void onlyWhoAskedWithdrawsAndMayThenAskAgain() {
    cloud.operatorSays(LeaseCloud.policy(null, false, 0));
    UUID id = cloud.active(LeaseCloud.DAY);
    LeaseExtensionView request = cloud.ask(id, Duration.ofDays(2));

    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> cloud.leases().cancel(request.id())))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeUser(), () -> cloud.leases().cancel(request.id())).state())
        .isEqualTo(RequestState.CANCELLED);
    assertThat(cloud.ask(id, Duration.ofDays(3)).state()).isEqualTo(RequestState.PENDING);
  }

  @Test
  void whatCannotBeAskedForIsRefusedWithTheField() {
    UUID id = cloud.active(LeaseCloud.DAY);
    assertThatThrownBy(() -> cloud.ask(id, LeaseCloud.HOUR))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("field").containsExactly("until"));
    UUID endless = cloud.active(null);
    assertThatThrownBy(() -> cloud.ask(endless, LeaseCloud.DAY))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(), () -> cloud.leases().extend(new ExtendLease(id, null, ""), null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("field").containsExactly("until", "reason"));
  }

  @Test
  void anotherTenantSeesNeitherLeaseNorRequestNorPolicy() {
    UUID id = cloud.active(LeaseCloud.DAY);
    LeaseExtensionView request = cloud.ask(id, Duration.ofDays(2));

    assertThatThrownBy(() -> portal.as(globexUser(), () -> cloud.leases().extension(request.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> cloud.leases().cancel(request.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    globexUser(), () -> cloud.leases().policyOfProject(cloud.acme().project())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> portal.as(globexUser(), () -> cloud.leases().policyOfTenant(cloud.tenant())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    globexUser(),
                    () ->
                        cloud
                            .leases()
                            .extend(
                                new ExtendLease(id, cloud.begin().plus(LeaseCloud.DAY), "Mine."),
                                null)))
        .isInstanceOf(InvalidException.class);
    ListQuery all = new ListQuery(Map.of(), null, 50, null);
    assertThat(portal.as(globexUser(), () -> cloud.leases().leases(all)).items()).isEmpty();
    assertThat(portal.as(globexUser(), () -> cloud.leases().extensions(all)).items()).isEmpty();
    assertThat(portal.as(acmeUser(), () -> cloud.leases().leases(all)).items())
        .extracting("id")
        .containsExactly(id);
  }
}
