package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.list.api.ListQuery;
import org.nephos.order.OrderService;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

class ProjectServiceIT {
  private static final ListQuery ALL = new ListQuery(Map.of(), null, 100, null);

  /** Has signed in and belongs to nobody. */
  private static final Caller NEWCOMER =
      Callers.person(
          UUID.fromString("00000000-0000-4000-8000-000000000099"),
          "newcomer",
          "Nora Newcomer",
          "nora@example.org");

  private final Portal portal = new Portal();
  private ProjectFacade projects;
  private TenancyService tenancy;
  private Acme acme;
  private UUID acmeId;

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
    projects = portal.get(ProjectService.class);
    tenancy = portal.get(TenancyService.class);
    acme = new Acme(portal);
    acmeId = portal.as(acmeUser(), () -> tenancy.me()).tenants().get(0).id();
    portal.as(NEWCOMER, () -> tenancy.me());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private ProjectView create(String name) {
    return portal.as(acmeAdmin(), () -> projects.create(null, name, null));
  }

  private void delete(UUID project) {
    portal.as(
        acmeAdmin(),
        () -> {
          projects.delete(project);
          return null;
        });
  }

  private void remove(Caller caller, UUID membership) {
    portal.as(
        caller,
        () -> {
          projects.removeMember(membership);
          return null;
        });
  }

  private MemberView admin(String username) {
    return portal.as(acmeAdmin(), () -> projects.tenantMembers(acmeId, ALL)).items().stream()
        .filter(member -> member.username().equals(username))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aProjectIsMadeRenamedAndDeletedAndItsNameIsFreeAgain() {
    ProjectView made = create("research");
    assertThatThrownBy(() -> create("research"))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("name-taken"));

    ProjectView renamed =
        portal.as(acmeAdmin(), () -> projects.rename(made.id(), "labs", made.version()));
    assertThat(renamed.name()).isEqualTo("labs");
    delete(made.id());

    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> tenancy.project(made.id())))
        .isInstanceOf(NotFoundException.class);
    assertThat(create("labs").id()).isNotEqualTo(made.id());
  }

  @Test
  void theDefaultProjectAndOneThatHoldsSomethingStay() {
    assertThatThrownBy(() -> delete(acme.project()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("default-project"));
    ProjectView used = create("used");
    portal
        .database()
        .run(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery("update quota_scope set used_volumes = 1 where id = :id")
                    .setParameter("id", used.id())
                    .executeUpdate());

    assertThatThrownBy(() -> delete(used.id()))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("project-in-use"));
  }

  @Test
  void onlyWhoRunsTheTenantChangesItsProjects() {
    for (Caller caller : List.of(acmeUser(), operator())) {
      assertThatThrownBy(() -> portal.as(caller, () -> projects.create(acmeId, "mine", null)))
          .isInstanceOf(ForbiddenException.class);
    }
    assertThatThrownBy(
            () -> portal.as(globexUser(), () -> projects.rename(acme.project(), "x", null)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aRoleHoldsFromTheNextRequestOnAndNoLongerThanItIsHeld() {
    assertThat(portal.as(NEWCOMER, () -> tenancy.me()).tenants()).isEmpty();

    MemberView added =
        portal.as(
            acmeAdmin(), () -> projects.addMember(acme.project(), "newcomer", Role.VIEWER, null));

    assertThat(portal.as(NEWCOMER, () -> tenancy.me()).tenants()).hasSize(1);
    assertThatThrownBy(
            () ->
                portal.as(
                    NEWCOMER,
                    () -> portal.get(OrderService.class).submit(acme.order("web", 1), null)))
        .isInstanceOf(ForbiddenException.class);

    portal.as(acmeAdmin(), () -> projects.changeMember(added.id(), Role.MEMBER));
    assertThat(
            portal.as(
                NEWCOMER, () -> portal.get(OrderService.class).submit(acme.order("web", 1), null)))
        .isNotNull();

    remove(acmeAdmin(), added.id());
    assertThat(portal.as(NEWCOMER, () -> tenancy.me()).tenants()).isEmpty();
    assertThatThrownBy(() -> portal.as(NEWCOMER, () -> tenancy.project(acme.project())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void anAdministratorLearnsNothingOfAnotherTenantsPeople() {
    String foreign = refusal("globex-user");
    String unknown = refusal("no-such-person");
    assertThat(foreign).isEqualTo(unknown);
  }

  private String refusal(String username) {
    try {
      portal.as(acmeAdmin(), () -> projects.addMember(acme.project(), username, Role.MEMBER, null));
      return "added";
    } catch (InvalidException e) {
      return e.violations().toString();
    }
  }

  @Test
  void inAProjectNobodyBecomesMoreThanMemberAndNowhereOperator() {
    for (Role role : List.of(Role.TENANT_ADMIN, Role.BILLING, Role.OPERATOR)) {
      assertThatThrownBy(
              () ->
                  portal.as(
                      acmeAdmin(),
                      () -> projects.addMember(acme.project(), "newcomer", role, null)))
          .isInstanceOf(InvalidException.class);
    }
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeAdmin(),
                    () -> projects.addTenantMember(acmeId, "newcomer", Role.OPERATOR, null)))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void theLastAdministratorCannotLeave() {
    UUID only = admin("acme-admin").id();
    assertThatThrownBy(() -> remove(acmeAdmin(), only))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("last-admin"));
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> projects.changeMember(only, Role.MEMBER)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void ofTwoAdministratorsWhoLeaveAtTheSameMomentOneStays() {
    UUID first = admin("acme-admin").id();
    UUID second =
        portal
            .as(
                acmeAdmin(),
                () -> projects.addTenantMember(acmeId, "newcomer", Role.TENANT_ADMIN, null))
            .id();

    List<Object> outcomes =
        Together.run(
            () -> {
              remove(acmeAdmin(), first);
              return "left";
            },
            () -> {
              remove(NEWCOMER, second);
              return "left";
            });

    assertThat(outcomes).containsOnlyOnce("left");
    assertThat(
            portal.number(
                "select count(*) from membership where tenant_id = :id and role = 'TENANT_ADMIN'",
                Map.of("id", acmeId)))
        .isEqualTo(1);
  }

  @Test
  void membersAreListedByNameWithThoseOfTheWholeTenant() {
    assertThat(portal.as(acmeAdmin(), () -> projects.members(acme.project(), ALL)).items())
        .extracting(MemberView::username)
        .containsExactly("acme-admin", "acme-billing", "acme-user", "acme-viewer");
    ListQuery page = new ListQuery(Map.of(), null, 2, null);
    String next = portal.as(acmeAdmin(), () -> projects.members(acme.project(), page)).next();
    assertThat(
            portal
                .as(
                    acmeAdmin(),
                    () -> projects.members(acme.project(), new ListQuery(Map.of(), null, 2, next)))
                .items())
        .extracting(MemberView::username)
        .containsExactly("acme-user", "acme-viewer");
  }
}
