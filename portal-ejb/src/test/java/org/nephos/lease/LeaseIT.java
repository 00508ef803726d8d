package org.nephos.lease;

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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.compute.InstanceState;
import org.nephos.compute.api.InstanceView;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.MeteringTick;
import org.nephos.order.OrderService;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.request.RequestState;
import org.nephos.tenancy.TenancyService;
import org.nephos.tenancy.TenantService;
import org.nephos.testing.Acme;
import org.nephos.testing.Orders;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

class LeaseIT {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Portal portal = new Portal();
  private LeaseService leases;
  private InstanceService instances;
  private Acme acme;
  private UUID tenant;
  private Instant begin;

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
    leases = portal.get(LeaseService.class);
    instances = portal.get(InstanceService.class);
    acme = new Acme(portal);
    tenant =
        portal.as(acmeUser(), () -> portal.get(TenancyService.class).me()).tenants().get(0).id();
    begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    after(Duration.ZERO);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /** It is so long after the beginning. */
  private void after(Duration time) {
    portal.use(Clock.fixed(begin.plus(time), ZoneOffset.UTC));
  }

  private void tick() {
    portal.asSystem(portal.get(LeaseTick.class)::tick);
    portal.work();
  }

  private void tickAfter(Duration time) {
    after(time);
    tick();
  }

  private SubmitOrder ordered(String name, Duration lease) {
    return Orders.leased(acme.order(name, 1), lease);
  }

  private UUID active(Duration lease) {
    UUID id =
        portal
            .as(
                acmeUser(),
                () -> portal.get(OrderService.class).submit(ordered("leased", lease), null))
            .instances()
            .get(0);
    portal.work();
    assertThat(seen(id).state()).isEqualTo(InstanceState.ACTIVE);
    return id;
  }

  private InstanceView seen(UUID id) {
    return portal.as(operator(), () -> instances.get(id));
  }

  private long events(UUID id, String type) {
    return portal.number(
        "select count(*) from event where resource_id = :id and type = :type",
        Map.of("id", id, "type", type));
  }

  private static ChangeLeasePolicy policy(Duration maximum, boolean mandatory, Integer free) {
    return new ChangeLeasePolicy(
        maximum, mandatory, null, List.of(DAY, HOUR), Duration.ofDays(7), free);
  }

  private LeasePolicyView operatorSays(ChangeLeasePolicy policy) {
    return portal.as(operator(), () -> leases.changePolicyOfTenant(tenant, policy, null));
  }

  private LeaseExtensionView ask(UUID id, Duration until) {
    return portal.as(
        acmeUser(),
        () -> leases.extend(new ExtendLease(id, begin.plus(until), "The sale goes on."), null));
  }

  private LeaseExtensionView read(UUID request) {
    return portal.as(acmeUser(), () -> leases.extension(request));
  }

  @Test
  void atTheEndItIsStoppedAndAfterTheGraceDeletedAndPaidToTheSecond() {
    UUID id = active(Duration.ofHours(2));
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(Duration.ofHours(2)));

    tickAfter(Duration.ofMinutes(119));
    assertThat(seen(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(seen(id).leaseDeleteAt()).isNull();

    tickAfter(Duration.ofHours(2));
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(seen(id).leaseDeleteAt()).isEqualTo(begin.plus(Duration.ofDays(7).plusHours(2)));
    assertThat(seen(id).actions()).contains("delete").doesNotContain("start");

    tickAfter(Duration.ofDays(7).plusMinutes(119));
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);

    tickAfter(Duration.ofDays(7).plusHours(2));
    tick();
    assertThat(seen(id).state()).isEqualTo(InstanceState.DELETED);
    assertThat(acme.used("instances")).isZero();
    assertThat(events(id, "instance.lease.ended")).isEqualTo(1);
    assertThat(events(id, "instance.delete-requested")).isEqualTo(1);

    portal.asSystem(portal.get(MeteringTick.class)::tick);
    assertThat(seconds(id, "instance.vcpu")).isEqualTo(Duration.ofHours(2).toSeconds());
    assertThat(seconds(id, "instance.disk")).isEqualTo(Duration.ofDays(7).plusHours(2).toSeconds());
  }

  private InstanceView takeOff(UUID id) {
    return portal.as(acmeUser(), () -> leases.remove(id, "It is needed for good."));
  }

  @Test
  void aLeaseIsTakenOffWhatMayLiveWithoutAndNothingEndsIt() {
    operatorSays(policy(null, false, null));
    UUID id = active(Duration.ofHours(2));

    assertThat(takeOff(id).leaseEnd()).isNull();

    tickAfter(Duration.ofDays(30));
    assertThat(seen(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(seen(id).leaseDeleteAt()).isNull();
    assertThat(events(id, "instance.lease.removed")).isEqualTo(1);
    assertThat(events(id, "instance.lease.ended")).isZero();
    assertThatThrownBy(() -> takeOff(id))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("has no lease");
  }

  @Test
  void whatWasStoppedAtItsEndIsKeptAndCanBeStartedWhenTheLeaseIsTakenOff() {
    UUID id = active(Duration.ofHours(2));
    tickAfter(Duration.ofHours(2));
    assertThat(seen(id).actions()).doesNotContain("start");

    takeOff(id);

    tickAfter(Duration.ofDays(30));
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(seen(id).actions()).contains("start");
  }

  @Test
  void aLeaseThatMustBeStaysAndAReasonMustBeGiven() {
    operatorSays(policy(null, true, null));
    UUID id = active(DAY);

    assertThatThrownBy(() -> takeOff(id))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Each instance has a lease here");
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> leases.remove(id, " ")))
        .isInstanceOf(InvalidException.class);
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(DAY));
  }

  @Test
  void whereMoreTimeNeedsAnApprovalOnlyWhoGivesItTakesALeaseOff() {
    operatorSays(policy(Duration.ofDays(30), false, 0));
    UUID id = active(DAY);
    LeaseExtensionView waiting = ask(id, Duration.ofDays(3));
    UUID project = acme.order("any", 1).project();

    assertThatThrownBy(() -> takeOff(id)).isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeUser(), () -> leases.policyOfProject(project)).removable()).isFalse();
    assertThat(portal.as(acmeAdmin(), () -> leases.policyOfProject(project)).removable()).isTrue();
    portal.as(acmeAdmin(), () -> leases.remove(id, "It is needed for good."));

    assertThat(seen(id).leaseEnd()).isNull();
    assertThat(read(waiting.id()).state()).isEqualTo(RequestState.CANCELLED);
    assertThatThrownBy(
            () -> portal.as(acmeAdmin(), () -> leases.approve(waiting.id(), "Too late.")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void anotherTenantsLeaseIsNotThere() {
    UUID id = active(DAY);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> leases.remove(id, "Mine.")))
        .isInstanceOf(NotFoundException.class);
  }

  private long seconds(UUID id, String meter) {
    return portal.number(
        "select sum(seconds) from usage_record where resource_id = :id and meter = :meter",
        Map.of("id", id, "meter", meter));
  }

  @Test
  void eachWarningIsGivenOnceAndAgainForAnotherEnd() {
    operatorSays(policy(null, false, null));
    UUID id = active(Duration.ofDays(3));

    tickAfter(DAY);
    assertThat(events(id, "instance.lease.warning")).isZero();
    tickAfter(Duration.ofDays(2));
    tick();
    assertThat(events(id, "instance.lease.warning")).isEqualTo(1);
    tickAfter(Duration.ofHours(71));
    tick();
    assertThat(events(id, "instance.lease.warning")).isEqualTo(2);

    ask(id, Duration.ofDays(30));
    tick();
    assertThat(events(id, "instance.lease.warning")).isEqualTo(2);
    tickAfter(Duration.ofDays(29).plusHours(23).plusMinutes(30));
    tick();
    assertThat(events(id, "instance.lease.warning")).isEqualTo(3);
  }

  @Test
  void twoTicksAtOnceWarnAndEndOnce() {
    operatorSays(policy(null, false, null));
    UUID id = active(Duration.ofDays(3));
    after(Duration.ofDays(2));
    assertThat(twoTicks()).containsOnlyNulls();
    assertThat(events(id, "instance.lease.warning")).isEqualTo(1);

    after(Duration.ofDays(3));
    twoTicks();
    portal.work();

    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(events(id, "instance.lease.ended")).isEqualTo(1);
    assertThat(events(id, "instance.stop-requested")).isEqualTo(1);

    after(Duration.ofDays(10));
    twoTicks();
    portal.work();

    assertThat(seen(id).state()).isEqualTo(InstanceState.DELETED);
    assertThat(events(id, "instance.delete-requested")).isEqualTo(1);
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
    UUID id = active(HOUR);
    tickAfter(HOUR);

    assertThatThrownBy(
            () -> portal.as(acmeUser(), () -> instances.act(id, InstanceAction.START, null)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.code()).isEqualTo("lease-over");
              assertThat(e.getMessage()).contains("extension");
            });

    LeaseExtensionView given = ask(id, DAY);
    assertThat(given.state()).isEqualTo(RequestState.APPROVED);
    assertThat(given.automatic()).isTrue();
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(DAY));
    assertThat(seen(id).leaseDeleteAt()).isNull();
    portal.as(acmeUser(), () -> instances.act(id, InstanceAction.START, null));
    portal.work();
    tick();
    assertThat(seen(id).state()).isEqualTo(InstanceState.ACTIVE);
  }

  @Test
  void whatRunsAgainPastItsLeaseIsStoppedAgainWithinTheSameGrace() {
    UUID id = active(HOUR);
    tickAfter(HOUR);
    Instant deleteAt = seen(id).leaseDeleteAt();
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery("update instance set state = 'ACTIVE' where id = :id")
                .setParameter("id", id)
                .executeUpdate());

    tickAfter(Duration.ofHours(2));

    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(seen(id).leaseDeleteAt()).isEqualTo(deleteAt);
  }

  @Test
  void anExtensionAndTheTickAtOnceEndInOneOfBoth() {
    UUID id = active(HOUR);
    after(HOUR);
    LeaseTick tick = portal.get(LeaseTick.class);

    List<Object> outcomes = Together.run(() -> ticked(tick), () -> ask(id, DAY));
    portal.work();

    assertThat(outcomes.get(1)).isInstanceOf(LeaseExtensionView.class);
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(DAY));
    assertThat(seen(id).leaseDeleteAt()).isNull();
    boolean stopped = events(id, "instance.lease.ended") == 1;
    assertThat(seen(id).state()).isEqualTo(stopped ? InstanceState.STOPPED : InstanceState.ACTIVE);
  }

  @Test
  void anOrderStaysWithinTheMaximumAndTakesTheUsualTerm() {
    operatorSays(
        new ChangeLeasePolicy(
            Duration.ofDays(10), true, Duration.ofDays(2), List.of(), Duration.ZERO, 0));

    assertThatThrownBy(() -> active(Duration.ofDays(10).plusSeconds(1)))
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
                        portal.get(OrderService.class).dryRun(ordered("long", Duration.ofDays(11))))
                .problems())
        .extracting("field")
        .containsExactly("lease");
    assertThat(seen(active(null)).leaseEnd()).isEqualTo(begin.plus(Duration.ofDays(2)));
    assertThat(seen(active(Duration.ofDays(10))).leaseEnd())
        .isEqualTo(begin.plus(Duration.ofDays(10)));

    operatorSays(policy(null, true, null));
    assertThatThrownBy(() -> active(null))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("code").containsExactly("required"));
  }

  @Test
  void theAdministratorSaysWhatHoldsWithinWhatTheOperatorAllows() {
    LeasePolicyView said = operatorSays(policy(Duration.ofDays(30), true, 3));

    assertThatThrownBy(() -> adminSays(policy(Duration.ofDays(31), true, null), null))
        .isInstanceOfSatisfying(
            InvalidException.class, e -> assertThat(e.getMessage()).contains("30 days"));
    assertThatThrownBy(() -> adminSays(policy(null, false, null), null))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting("field")
                    .containsExactly("maximum", "mandatory"));
    LeasePolicyView changed = adminSays(policy(Duration.ofDays(20), true, 1), said.version());
    assertThat(changed.maximum()).isEqualTo(Duration.ofDays(20));
    assertThat(changed.bound()).isEqualTo(Duration.ofDays(30));
    assertThatThrownBy(() -> adminSays(policy(DAY, true, 1), said.version()))
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(),
                    () -> leases.changePolicyOfTenant(tenant, policy(null, false, null), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeUser(), () -> leases.policyOfProject(acme.project())).maximum())
        .isEqualTo(Duration.ofDays(20));
  }

  private LeasePolicyView adminSays(ChangeLeasePolicy policy, Long version) {
    return portal.as(acmeAdmin(), () -> leases.changePolicyOfTenant(tenant, policy, version));
  }

  @Test
  void whatTheOperatorSaysForTheCloudBindsWhoHasNothingOfTheirOwn() {
    adminSays(policy(Duration.ofDays(60), false, null), null);

    portal.as(
        operator(), () -> leases.changePolicyOfCloud(policy(Duration.ofDays(5), false, 0), null));

    assertThat(portal.as(acmeAdmin(), () -> leases.policyOfTenant(tenant)).maximum())
        .isEqualTo(Duration.ofDays(5));
    assertThatThrownBy(() -> active(Duration.ofDays(6))).isInstanceOf(InvalidException.class);
    operatorSays(policy(Duration.ofDays(90), false, null));
    assertThat(seen(active(Duration.ofDays(80))).leaseEnd())
        .isEqualTo(begin.plus(Duration.ofDays(80)));
  }

  @Test
  void beyondTheFreeExtensionsSomebodyDecidesWithinTheirRight() {
    operatorSays(policy(Duration.ofDays(10), false, 1));
    UUID id = active(DAY);

    assertThat(ask(id, Duration.ofDays(2)).state()).isEqualTo(RequestState.APPROVED);
    LeaseExtensionView second = ask(id, Duration.ofDays(3));
    assertThat(second.state()).isEqualTo(RequestState.PENDING);
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(Duration.ofDays(2)));
    assertThatThrownBy(() -> ask(id, Duration.ofDays(4)))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("extension-pending"));
    assertThatThrownBy(() -> portal.as(acmeUser(), () -> leases.approve(second.id(), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeAdmin(), leases::waiting)).isEqualTo(1);
    assertThat(portal.as(acmeUser(), leases::waiting)).isZero();

    portal.as(acmeAdmin(), () -> leases.approve(second.id(), null));
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(Duration.ofDays(3)));
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> leases.deny(second.id(), "Too late.")))
        .isInstanceOf(ConflictException.class);

    LeaseExtensionView far = ask(id, Duration.ofDays(11));
    assertThat(portal.as(acmeAdmin(), () -> leases.extension(far.id())).mayDecide()).isFalse();
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> leases.approve(far.id(), null)))
        .isInstanceOfSatisfying(
            ForbiddenException.class, e -> assertThat(e.getMessage()).contains("10 days"));
    portal.as(operator(), () -> leases.approve(far.id(), "This once."));
    assertThat(seen(id).leaseEnd()).isEqualTo(begin.plus(Duration.ofDays(11)));
  }

  @Test
  void aRequestThatWaitsKeepsTheInstanceFromBeingDeletedUntilItIsDecided() {
    operatorSays(policy(null, false, 0));
    UUID id = active(DAY);
    LeaseExtensionView request = ask(id, Duration.ofDays(40));

    tickAfter(DAY);
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    tickAfter(Duration.ofDays(9));
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);

    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> leases.deny(request.id(), " ")))
        .isInstanceOf(InvalidException.class);
    portal.as(acmeAdmin(), () -> leases.deny(request.id(), "The project is over."));
    tick();
    assertThat(seen(id).state()).isEqualTo(InstanceState.DELETED);
    assertThat(read(request.id()).state()).isEqualTo(RequestState.DENIED);
  }

  @Test
  void aRequestThatNobodyDecidesExpiresAndThatOfADeletedInstanceToo() {
    operatorSays(policy(null, false, 0));
    UUID id = active(DAY);
    UUID other = active(DAY);
    LeaseExtensionView request = ask(id, Duration.ofDays(40));
    LeaseExtensionView vain = ask(other, Duration.ofDays(40));
    portal.as(acmeUser(), () -> instances.delete(other, null, null));
    portal.work();

    tickAfter(DAY);
    tickAfter(Duration.ofDays(14).minusSeconds(1));
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(read(request.id()).state()).isEqualTo(RequestState.PENDING);
    assertThat(read(vain.id()).state()).isEqualTo(RequestState.EXPIRED);

    tickAfter(Duration.ofDays(14));
    assertThat(read(request.id()).state()).isEqualTo(RequestState.EXPIRED);
    assertThat(seen(id).state()).isEqualTo(InstanceState.DELETED);
  }

  @Test
  void onlyWhoAskedWithdrawsAndMayThenAskAgain() {
    operatorSays(policy(null, false, 0));
    UUID id = active(DAY);
    LeaseExtensionView request = ask(id, Duration.ofDays(2));

    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> leases.cancel(request.id())))
        .isInstanceOf(ForbiddenException.class);
    assertThat(portal.as(acmeUser(), () -> leases.cancel(request.id())).state())
        .isEqualTo(RequestState.CANCELLED);
    assertThat(ask(id, Duration.ofDays(3)).state()).isEqualTo(RequestState.PENDING);
  }

  @Test
  void whatCannotBeAskedForIsRefusedWithTheField() {
    UUID id = active(DAY);
    assertThatThrownBy(() -> ask(id, HOUR))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("field").containsExactly("until"));
    UUID endless = active(null);
    assertThatThrownBy(() -> ask(endless, DAY)).isInstanceOf(ConflictException.class);
    assertThatThrownBy(
            () -> portal.as(acmeUser(), () -> leases.extend(new ExtendLease(id, null, ""), null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations()).extracting("field").containsExactly("until", "reason"));
  }

  @Test
  void inASuspendedTenantItIsStoppedButNotDeletedBecauseNobodyCanAsk() {
    UUID id = active(DAY);
    TenantService tenants = portal.get(TenantService.class);
    portal.as(operator(), () -> tenants.suspend(tenant, "The bill is open.", false));

    tickAfter(DAY);
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    tickAfter(Duration.ofDays(8));
    assertThat(seen(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(seen(id).leaseDeleteAt()).isEqualTo(begin.plus(Duration.ofDays(15)));

    portal.as(operator(), () -> tenants.resume(tenant, null));
    tickAfter(Duration.ofDays(15));
    assertThat(seen(id).state()).isEqualTo(InstanceState.DELETED);
  }

  @Test
  void anotherTenantSeesNeitherLeaseNorRequestNorPolicy() {
    UUID id = active(DAY);
    LeaseExtensionView request = ask(id, Duration.ofDays(2));

    assertThatThrownBy(() -> portal.as(globexUser(), () -> leases.extension(request.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> leases.cancel(request.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> leases.policyOfProject(acme.project())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> leases.policyOfTenant(tenant)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    globexUser(),
                    () -> leases.extend(new ExtendLease(id, begin.plus(DAY), "Mine."), null)))
        .isInstanceOf(InvalidException.class);
    ListQuery all = new ListQuery(Map.of(), null, 50, null);
    assertThat(portal.as(globexUser(), () -> leases.leases(all)).items()).isEmpty();
    assertThat(portal.as(globexUser(), () -> leases.extensions(all)).items()).isEmpty();
    assertThat(portal.as(acmeUser(), () -> leases.leases(all)).items())
        .extracting("id")
        .containsExactly(id);
  }

  @Test
  void leasesAreListedByTheirEndAndPagedByIt() {
    UUID late = active(Duration.ofDays(3));
    UUID soon = active(DAY);
    active(null);
    ListQuery first = new ListQuery(Map.of(), null, 1, null);

    var page = portal.as(acmeUser(), () -> leases.leases(first));
    assertThat(page.items()).extracting("id").containsExactly(soon);
    var next =
        portal.as(acmeUser(), () -> leases.leases(new ListQuery(Map.of(), null, 1, page.next())));
    assertThat(next.items()).extracting("id").containsExactly(late);
    assertThat(next.next()).isNull();
  }
}
