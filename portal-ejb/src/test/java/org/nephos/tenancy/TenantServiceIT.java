package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.list.api.ListQuery;
import org.nephos.order.OrderService;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;
import org.nephos.testing.Tenants;

class TenantServiceIT {
  private final Portal portal = new Portal();
  private TenantFacade tenants;
  private TenancyService tenancy;
  private Acme acme;
  private UUID acmeId;

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
    tenants = portal.get(TenantService.class);
    tenancy = portal.get(TenancyService.class);
    acme = new Acme(portal);
    acmeId = portal.as(acmeUser(), () -> tenancy.me()).tenants().get(0).id();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private TenantView create(String name) {
    return portal.as(operator(), () -> tenants.create(named(name), null));
  }

  private static CreateTenant named(String name) {
    return Tenants.named(name, 4, null);
  }

  private TenantView seen() {
    return portal.as(operator(), () -> tenancy.tenant(acmeId));
  }

  private UUID active(String name) {
    UUID id =
        portal
            .as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order(name, 1), null))
            .instances()
            .get(0);
    portal.work();
    return id;
  }

  private String state(UUID instance) {
    return portal
        .as(operator(), () -> portal.get(InstanceService.class).get(instance))
        .state()
        .name();
  }

  private void tick() {
    portal.asSystem(portal.get(TenantTick.class)::tick);
    portal.work();
  }

  @Test
  void aTenantIsMadeWithItsFirstProjectAndItsLimits() {
    TenantView made = create("initech");

    assertThat(made.state()).isEqualTo("ACTIVE");
    assertThat(made.displayName()).isEqualTo("initech");
    assertThat(made.projects()).isEqualTo(1);
    ListQuery its = new ListQuery(Map.of("tenant", made.id().toString()), null, 10, null);
    assertThat(portal.as(operator(), () -> tenancy.projects(its)).items())
        .extracting(ProjectView::name)
        .containsExactly("default");
    assertThat(
            portal.number(
                "select limit_vcpus from quota_scope where id = :id", Map.of("id", made.id())))
        .isEqualTo(4);
  }

  @Test
  void itsFirstAdministratorIsSomebodyWhoHasSignedIn() {
    CreateTenant command = Tenants.named("initech", 4, "nobody-yet");

    assertThatThrownBy(() -> portal.as(operator(), () -> tenants.create(command, null)))
        .isInstanceOf(InvalidException.class);

    CreateTenant better = Tenants.named("initech", 4, "acme-user");
    UUID made = portal.as(operator(), () -> tenants.create(better, null)).id();
    assertThat(portal.as(acmeUser(), () -> tenancy.me()).tenants())
        .extracting("id")
        .containsExactly(acmeId, made);
  }

  @Test
  void twoOfOneNameAreNotMade() {
    create("initech");
    assertThatThrownBy(() -> create("initech"))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("name-taken"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a b", "a_b", "ä", "=a", "<b>", "a\nb"})
  void aNameIsOfLowercaseLettersDigitsAndHyphens(String name) {
    assertThatThrownBy(() -> create(name)).isInstanceOf(InvalidException.class);
  }

  @Test
  void onlyTheOperatorMakesAndEndsTenants() {
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> tenants.create(named("mine"), null)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> tenants.resume(acmeId, null)))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aChangeIsMadeOnTheVersionThatWasSeen() {
    long version = seen().version();
    ChangeTenant change =
        new ChangeTenant("Acme & Sons", "it@acme.example", null, null, null, null);

    TenantView changed = portal.as(operator(), () -> tenants.change(acmeId, change, version));

    assertThat(changed.displayName()).isEqualTo("Acme & Sons");
    assertThat(changed.contactEmail()).isEqualTo("it@acme.example");
    assertThatThrownBy(
            () ->
                portal.as(
                    operator(),
                    () ->
                        tenants.change(
                            acmeId,
                            new ChangeTenant("Other", null, null, null, null, null),
                            version)))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void aTenantIsGivenALookThatIsThere() {
    ChangeTenant unknown = new ChangeTenant(null, null, null, null, null, "neon");
    ChangeTenant house = new ChangeTenant(null, null, null, null, null, Brand.NEPHOS.word());

    assertThatThrownBy(() -> portal.as(operator(), () -> tenants.change(acmeId, unknown, null)))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("nephos, aurora");
    assertThat(seen().brand()).isEqualTo("aurora");
    portal.as(operator(), () -> tenants.change(acmeId, house, null));
    assertThat(seen().brand()).isEqualTo(Brand.NEPHOS.word());
  }

  @Test
  void inASuspendedTenantNothingBeginsAndWhatRunsIsKept() {
    UUID runs = active("runs");
    UUID stands = active("stands");
    InstanceService instances = portal.get(InstanceService.class);
    portal.as(acmeUser(), () -> instances.act(stands, InstanceAction.STOP, null));
    portal.work();

    portal.as(operator(), () -> tenants.suspend(acmeId, "The bill is open.", false));
    tick();

    assertThat(seen().state()).isEqualTo("SUSPENDED");
    assertThat(state(runs)).isEqualTo("ACTIVE");
    assertThatThrownBy(() -> active("new"))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("tenant-suspended"));
    assertThatThrownBy(
            () -> portal.as(acmeUser(), () -> instances.act(stands, InstanceAction.START, null)))
        .isInstanceOf(ConflictException.class);

    portal.as(operator(), () -> tenants.resume(acmeId, "Paid."));

    assertThat(state(active("new"))).isEqualTo("ACTIVE");
  }

  @Test
  void whereTheOperatorSaysSoWhatRunsIsStopped() {
    UUID runs = active("runs");

    portal.as(operator(), () -> tenants.suspend(acmeId, "The bill is open.", true));
    tick();

    assertThat(state(runs)).isEqualTo("STOPPED");
  }

  @Test
  void aClosingTenantCanBeResumedUntilItsGraceIsOver() {
    UUID runs = active("runs");
    portal.as(operator(), () -> tenants.close(acmeId, "They left.", Duration.ofDays(7)));
    tick();
    assertThat(seen().state()).isEqualTo("CLOSING");
    assertThat(state(runs)).isEqualTo("ACTIVE");

    portal.as(operator(), () -> tenants.resume(acmeId, null));
    tick();

    assertThat(seen().state()).isEqualTo("ACTIVE");
    assertThat(seen().closesAt()).isNull();
  }

  @Test
  void afterItsGraceEverythingThatAClosingTenantHasIsDeletedAndItIsClosed() {
    UUID runs = active("runs");
    portal.as(operator(), () -> tenants.close(acmeId, "They left.", Duration.ofDays(7)));
    portal.use(Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));
    assertThatThrownBy(() -> portal.as(operator(), () -> tenants.resume(acmeId, null)))
        .isInstanceOf(ConflictException.class);

    tick();
    tick();

    assertThat(state(runs)).isEqualTo("DELETED");
    assertThat(acme.used("instances")).isZero();
    assertThat(seen().state()).isEqualTo("CLOSED");
    assertThatThrownBy(() -> portal.as(operator(), () -> tenants.resume(acmeId, null)))
        .isInstanceOf(ConflictException.class);
  }
}
