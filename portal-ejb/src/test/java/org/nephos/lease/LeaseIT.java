package org.nephos.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceState;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.MeteringTick;
import org.nephos.problem.api.ConflictException;
import org.nephos.request.RequestState;
import org.nephos.tenancy.TenantService;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** What happens to an instance before and at the end of its lease. */
class LeaseIT {
  @RegisterExtension final LeaseCloud cloud = new LeaseCloud();

  private final Portal portal = cloud.portal();

  @Test
  void atTheEndItIsStoppedAndAfterTheGraceDeletedAndPaidToTheSecond() {
    UUID id = cloud.active(Duration.ofHours(2));
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(Duration.ofHours(2)));

    cloud.tickAfter(Duration.ofMinutes(119));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(cloud.seen(id).leaseDeleteAt()).isNull();

    cloud.tickAfter(Duration.ofHours(2));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(cloud.seen(id).leaseDeleteAt())
        .isEqualTo(cloud.begin().plus(Duration.ofDays(7).plusHours(2)));
    assertThat(cloud.seen(id).actions()).contains("delete").doesNotContain("start");

    cloud.tickAfter(Duration.ofDays(7).plusMinutes(119));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);

    cloud.tickAfter(Duration.ofDays(7).plusHours(2));
    cloud.tick();
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.DELETED);
    assertThat(cloud.acme().used("instances")).isZero();
    assertThat(cloud.events(id, "instance.lease.ended")).isEqualTo(1);
    assertThat(cloud.events(id, "instance.delete-requested")).isEqualTo(1);

    portal.asSystem(portal.get(MeteringTick.class)::tick);
    assertThat(seconds(id, "instance.vcpu")).isEqualTo(Duration.ofHours(2).toSeconds());
    assertThat(seconds(id, "instance.disk")).isEqualTo(Duration.ofDays(7).plusHours(2).toSeconds());
  }

  private long seconds(UUID id, String meter) {
    return portal.number(
        "select sum(seconds) from usage_record where resource_id = :id and meter = :meter",
        Map.of("id", id, "meter", meter));
  }

  @Test
  void whatWasStoppedAtItsEndIsKeptAndCanBeStartedWhenTheLeaseIsTakenOff() {
    UUID id = cloud.active(Duration.ofHours(2));
    cloud.tickAfter(Duration.ofHours(2));
    assertThat(cloud.seen(id).actions()).doesNotContain("start");

    cloud.takeOff(id);

    cloud.tickAfter(Duration.ofDays(30));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(cloud.seen(id).actions()).contains("start");
  }

  @Test
  void eachWarningIsGivenOnceAndAgainForAnotherEnd() {
    cloud.operatorSays(LeaseCloud.policy(null, false, null));
    UUID id = cloud.active(Duration.ofDays(3));

    cloud.tickAfter(LeaseCloud.DAY);
    assertThat(cloud.events(id, "instance.lease.warning")).isZero();
    cloud.tickAfter(Duration.ofDays(2));
    cloud.tick();
    assertThat(cloud.events(id, "instance.lease.warning")).isEqualTo(1);
    cloud.tickAfter(Duration.ofHours(71));
    cloud.tick();
    assertThat(cloud.events(id, "instance.lease.warning")).isEqualTo(2);

    cloud.ask(id, Duration.ofDays(30));
    cloud.tick();
    assertThat(cloud.events(id, "instance.lease.warning")).isEqualTo(2);
    cloud.tickAfter(Duration.ofDays(29).plusHours(23).plusMinutes(30));
    cloud.tick();
    assertThat(cloud.events(id, "instance.lease.warning")).isEqualTo(3);
  }

  @Test
  void twoTicksAtOnceWarnAndEndOnce() {
    cloud.operatorSays(LeaseCloud.policy(null, false, null));
    UUID id = cloud.active(Duration.ofDays(3));
    cloud.after(Duration.ofDays(2));
    assertThat(twoTicks()).containsOnlyNulls();
    assertThat(cloud.events(id, "instance.lease.warning")).isEqualTo(1);

    cloud.after(Duration.ofDays(3));
    twoTicks();
    portal.work();

    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(cloud.events(id, "instance.lease.ended")).isEqualTo(1);
    assertThat(cloud.events(id, "instance.stop-requested")).isEqualTo(1);

    cloud.after(Duration.ofDays(10));
    twoTicks();
    portal.work();

    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.DELETED);
    assertThat(cloud.events(id, "instance.delete-requested")).isEqualTo(1);
  }

  private List<Object> twoTicks() {
    LeaseTick tick = portal.get(LeaseTick.class);
    return Together.run(() -> ticked(tick), () -> ticked(tick));
  }

  private Object ticked(LeaseTick tick) {
    portal.asSystem(tick::tick);
    return null;
  }

  @Test
  void whatIsOverIsNotStartedUntilItsLeaseIsExtended() {
    UUID id = cloud.active(LeaseCloud.HOUR);
    cloud.tickAfter(LeaseCloud.HOUR);

    assertThatThrownBy(
            () ->
                portal.as(acmeUser(), () -> cloud.instances().act(id, InstanceAction.START, null)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("lease-over");
              assertThat(e.getMessage()).contains("extension");
            });

    LeaseExtensionView given = cloud.ask(id, LeaseCloud.DAY);
    assertThat(given.state()).isEqualTo(RequestState.APPROVED);
    assertThat(given.automatic()).isTrue();
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(LeaseCloud.DAY));
    assertThat(cloud.seen(id).leaseDeleteAt()).isNull();
    portal.as(acmeUser(), () -> cloud.instances().act(id, InstanceAction.START, null));
    portal.work();
    cloud.tick();
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.ACTIVE);
  }

  @Test
  void whatRunsAgainPastItsLeaseIsStoppedAgainWithinTheSameGrace() {
    UUID id = cloud.active(LeaseCloud.HOUR);
    cloud.tickAfter(LeaseCloud.HOUR);
    Instant deleteAt = cloud.seen(id).leaseDeleteAt();
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery("update instance set state = 'ACTIVE' where id = :id")
                .setParameter("id", id)
                .executeUpdate());

    cloud.tickAfter(Duration.ofHours(2));

    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(cloud.seen(id).leaseDeleteAt()).isEqualTo(deleteAt);
  }

  @Test
  void anExtensionAndTheTickAtOnceEndInOneOfBoth() {
    UUID id = cloud.active(LeaseCloud.HOUR);
    cloud.after(LeaseCloud.HOUR);
    LeaseTick tick = portal.get(LeaseTick.class);

    List<Object> outcomes = Together.run(() -> ticked(tick), () -> cloud.ask(id, LeaseCloud.DAY));
    portal.work();

    assertThat(outcomes.get(1)).isInstanceOf(LeaseExtensionView.class);
    assertThat(cloud.seen(id).leaseEnd()).isEqualTo(cloud.begin().plus(LeaseCloud.DAY));
    assertThat(cloud.seen(id).leaseDeleteAt()).isNull();
    boolean stopped = cloud.events(id, "instance.lease.ended") == 1;
    assertThat(cloud.seen(id).state())
        .isEqualTo(stopped ? InstanceState.STOPPED : InstanceState.ACTIVE);
  }

  @Test
  void inASuspendedTenantItIsStoppedButNotDeletedBecauseNobodyCanAsk() {
    UUID id = cloud.active(LeaseCloud.DAY);
    TenantService tenants = portal.get(TenantService.class);
    portal.as(operator(), () -> tenants.suspend(cloud.tenant(), "The bill is open.", false));

    cloud.tickAfter(LeaseCloud.DAY);
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    cloud.tickAfter(Duration.ofDays(8));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(cloud.seen(id).leaseDeleteAt()).isEqualTo(cloud.begin().plus(Duration.ofDays(15)));

    portal.as(operator(), () -> tenants.resume(cloud.tenant(), null));
    cloud.tickAfter(Duration.ofDays(15));
    assertThat(cloud.seen(id).state()).isEqualTo(InstanceState.DELETED);
  }

  @Test
  void leasesAreListedByTheirEndAndPagedByIt() {
    UUID late = cloud.active(Duration.ofDays(3));
    UUID soon = cloud.active(LeaseCloud.DAY);
    cloud.active(null);
    ListQuery first = new ListQuery(Map.of(), null, 1, null);

    var page = portal.as(acmeUser(), () -> cloud.leases().leases(first));
    assertThat(page.items()).extracting("id").containsExactly(soon);
    var next =
        portal.as(
            acmeUser(), () -> cloud.leases().leases(new ListQuery(Map.of(), null, 1, page.next())));
    assertThat(next.items()).extracting("id").containsExactly(late);
    assertThat(next.next()).isNull();
  }
}
