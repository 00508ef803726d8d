package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.ProjectView;

/**
 * Where the caller is at home. Tenants come by name and {@code default} is the first project of
 * each; the first of all is meant where a caller names none.
 */
@ApplicationScoped
public class CallerPlaces {
  /** The project that each tenant has. */
  static final String DEFAULT_PROJECT = "default";

  /** Sorts {@code default} before all other projects. */
  static final String PROJECT_ORDER =
      "case when e.name = '" + DEFAULT_PROJECT + "' then '' else e.name end";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;

  /** The first of the caller's tenants; empty for who belongs to none, as the operator. */
  public Optional<UUID> firstTenant() {
    return tenants(access.rights().tenants()).stream().findFirst().map(Tenant::id);
  }

  /** All tenants that the caller belongs to in any role; none for the operator as such. */
  public Set<UUID> tenants() {
    return access.rights().tenants();
  }

  /** The first of the caller's tenants in which it may do this; null when there is none. */
  UUID firstTenant(Permission permission) {
    Rights rights = access.rights();
    return tenants(rights.tenants()).stream()
        .map(Tenant::id)
        .filter(tenant -> rights.allow(permission, tenant, null))
        .findFirst()
        .orElse(null);
  }

  /** The first of the caller's projects in which it may do this. */
  public Optional<UUID> firstProject(Permission permission) {
    Rights rights = access.rights();
    return tenants(rights.tenants()).stream()
        .flatMap(tenant -> projects(tenant.id()).stream())
        .filter(project -> rights.allow(permission, project.tenantId(), project.id()))
        .findFirst()
        .map(Project::id);
  }

  /** All of the caller's tenants, with its roles and projects there. */
  List<MeView.MembershipView> memberships(Rights rights) {
    List<MeView.MembershipView> views = new ArrayList<>();
    for (Tenant tenant : tenants(rights.tenants())) {
      views.add(
          new MeView.MembershipView(
              tenant.id(),
              tenant.name(),
              tenant.displayName(),
              tenant.state().name(),
              tenant.stateReason(),
              tenant.closesAt(),
              tenant.brand(),
              roles(rights, tenant.id()),
              projects(tenant.id()).stream()
                  .filter(project -> rights.reaches(tenant.id(), project.id()))
                  .map(project -> view(project, tenant.displayName()))
                  .toList()));
    }
    return views;
  }

  private static Set<Role> roles(Rights rights, UUID tenant) {
    return rights.grants().stream()
        .filter(grant -> tenant.equals(grant.tenant()))
        .map(Rights.Grant::effective)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  private List<Tenant> tenants(Set<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : em.createQuery("select t from Tenant t where t.id in :ids order by t.name", Tenant.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  private List<Project> projects(UUID tenant) {
    return em.createQuery(
            "select e from Project e where e.tenantId = :tenant and e.deletedAt is null order by "
                + PROJECT_ORDER,
            Project.class)
        .setParameter("tenant", tenant)
        .getResultList();
  }

  static ProjectView view(Project project, String tenantName) {
    return new ProjectView(
        project.id(),
        project.name(),
        project.tenantId(),
        tenantName,
        project.version(),
        project.createdAt());
  }

  /** Where each of these projects stands among the others, as text. */
  static Map<String, String> position(Project project) {
    return Map.of(
        "place",
        project.name().equals(DEFAULT_PROJECT) ? "" : project.name(),
        "name",
        project.name());
  }
}
