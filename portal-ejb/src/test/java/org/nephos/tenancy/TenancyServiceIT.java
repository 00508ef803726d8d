package org.nephos.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.AccessFacade;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantView;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;
import org.nephos.testing.Together;

class TenancyServiceIT {
  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;
  private TenancyFacade tenancy;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
    tenancy = portal.get(TenancyService.class);
  }

  @Test
  void ofManyFirstSignInsOfOnePersonEachSucceedsAndOneRowIsMade() {
    List<Object> outcomes =
        Together.run(
            () -> portal.as(cloud.member, tenancy::me),
            () -> portal.as(cloud.member, tenancy::me),
            () -> portal.as(cloud.member, tenancy::me),
            () -> portal.as(cloud.member, tenancy::me));

    assertThat(outcomes).hasOnlyElementsOfType(MeView.class);
    assertThat(cloud.events("DONE")).containsExactly("person.created");
  }

  @Test
  void aNameThatChangedIsTakenOver() {
    portal.as(cloud.member, tenancy::me);
    Caller renamed =
        Callers.person(cloud.member.personId(), "acme-user", "x".repeat(300), "new@acme.example");
    portal.as(renamed, tenancy::me);
    portal.as(renamed, tenancy::me);

    Person person =
        portal
            .database()
            .call(() -> portal.database().em().find(Person.class, cloud.member.personId()));
    assertThat(person.email()).isEqualTo("new@acme.example");
    assertThat(person.displayName()).hasSize(255);
    assertThat(cloud.events("DONE")).containsExactly("person.created", "person.changed");
  }

  @Test
  void eachSeesItsOwnPlacesDefaultFirst() {
    MeView admin = portal.as(cloud.admin, tenancy::me);
    MeView member = portal.as(cloud.member, tenancy::me);
    MeView operator = portal.as(cloud.operator, tenancy::me);

    assertThat(admin.tenants()).hasSize(1);
    assertThat(admin.tenants().get(0).roles()).containsExactly(Role.TENANT_ADMIN);
    assertThat(admin.tenants().get(0).projects())
        .extracting(ProjectView::name)
        .containsExactly("default", "alpha");
    assertThat(member.tenants().get(0).projects())
        .extracting(ProjectView::id)
        .containsExactly(cloud.acmeDefault);
    assertThat(operator.operator()).isTrue();
    assertThat(operator.tenants()).isEmpty();
  }

  @Test
  void projectsAreThoseOfTheRolesAndComeDefaultFirstPageByPage() {
    assertThat(projects(cloud.admin)).containsExactly("default", "alpha");
    assertThat(projects(cloud.billing)).containsExactly("default", "alpha");
    assertThat(projects(cloud.member)).containsExactly("default");
    assertThat(projects(cloud.operator)).containsExactly("default", "alpha");
    assertThatThrownBy(() -> portal.as(cloud.member, () -> tenancy.project(cloud.acmeAlpha)))
        .isInstanceOf(NotFoundException.class);
    assertThat(portal.as(cloud.billing, () -> tenancy.project(cloud.acmeAlpha)).tenantName())
        .isEqualTo(cloud.acmeName().toUpperCase(Locale.ROOT));
  }

  private List<String> projects(Caller caller) {
    List<String> names = new ArrayList<>();
    Map<String, String> ofAcme = Map.of("tenant", cloud.acme.toString());
    String marker = null;
    do {
      String from = marker;
      Page<ProjectView> page =
          portal.as(caller, () -> tenancy.projects(new ListQuery(ofAcme, null, 1, from)));
      page.items().forEach(project -> names.add(project.name()));
      marker = page.next();
    } while (marker != null);
    return names;
  }

  @Test
  void allTenantsAreForTheOperatorAndOneIsForWhoBelongsToIt() {
    assertThat(portal.as(cloud.operator, () -> tenancy.tenants(named(cloud.acmeName()))).items())
        .extracting(TenantView::name)
        .containsExactly(cloud.acmeName());
    assertThat(portal.as(cloud.viewer, () -> tenancy.tenant(cloud.acme)).projects()).isEqualTo(2);
    assertThatThrownBy(() -> portal.as(cloud.viewer, () -> tenancy.tenant(cloud.globex)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(cloud.admin, () -> tenancy.tenants(ListQuery.firstPage())))
        .isInstanceOf(ForbiddenException.class);
  }

  private static ListQuery named(String name) {
    return ListQuery.firstPage().with("name", name);
  }

  @Test
  void whoIsTurnedAwayAtTheDoorIsInTheAuditOfTheTenantAndAProbeIsNot() {
    AccessFacade door = portal.get(AccessFacade.class);

    refused(door, cloud.viewer, Permission.QUOTA_SET, ForbiddenException.class);
    refused(door, cloud.stranger, Permission.QUOTA_SET, NotFoundException.class);
    refused(door, cloud.billing, Permission.RESOURCE_SEE, ForbiddenException.class);

    assertThat(cloud.events("REFUSED")).containsExactly("access.quota-set");
    assertThat(cloud.tenants("REFUSED")).containsExactly(cloud.acme);
  }

  private void refused(AccessFacade door, Caller caller, Permission permission, Class<?> refusal) {
    assertThatThrownBy(
            () ->
                portal.as(
                    caller,
                    () -> {
                      door.check(permission, ResourceKind.PROJECT, cloud.acmeDefault);
                      return null;
                    }))
        .isInstanceOf(refusal);
  }
}
