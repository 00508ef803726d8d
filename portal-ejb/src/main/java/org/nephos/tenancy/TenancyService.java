package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.MeView;
import org.nephos.tenancy.api.ProjectView;
import org.nephos.tenancy.api.TenancyFacade;
import org.nephos.tenancy.api.TenantView;

/** Tenants and projects, as far as each caller belongs to them. */
@Stateless
public class TenancyService implements TenancyFacade {
  private static final ListDefinition<Project> PROJECTS =
      ListDefinition.of(Project.class, "place")
          .equal("tenant", "tenantId", Parse::uuid)
          .contains("name", "name")
          .sortBy("place", CallerPlaces.PROJECT_ORDER, Parse::text)
          .sort("name", "name", Parse::text);
  private static final ListDefinition<Tenant> TENANTS =
      ListDefinition.of(Tenant.class, "name")
          .contains("name", "name")
          .equal("state", "state", Parse.constant(TenantState.class))
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  private static final Condition LIVING = new Condition("e.deletedAt is null", Map.of());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PersonRegister people;
  @Inject private CallerTrail trail;
  @Inject private CallerPlaces places;
  @Inject private TenantViews tenantViews;
  @Inject private DisplayNames names;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private Transactions transactions;

  @Override
  @OpenToAll("says to callers who they are themselves")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MeView me() {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      throw new UnauthenticatedException();
    }
    people.signIn(caller);
    return transactions.inNew(() -> view(caller));
  }

  @Override
  @OpenToAll("keeps that the caller has signed in")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void signedIn() {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      throw new UnauthenticatedException();
    }
    people.signIn(caller);
    people.note(caller);
    trail.record("person.signed-in", Map.of());
  }

  private MeView view(Caller caller) {
    Rights rights = access.rights();
    return new MeView(
        caller.personId(),
        caller.username(),
        caller.displayName(),
        caller.identity().email(),
        rights.isOperator(),
        places.memberships(rights));
  }

  @Override
  @OpenToAll("returns what the caller has a role in, which may be nothing")
  public Page<ProjectView> projects(ListQuery query) {
    return lists.page(
        PROJECTS,
        query,
        List.of(reach(access.rights().reach()), LIVING),
        project -> new Marker.Position(CallerPlaces.position(project), project.id()),
        this::views);
  }

  private static Condition reach(ReadScope scope) {
    if (scope.all()) {
      return Condition.ALL;
    }
    if (scope.isEmpty()) {
      return Condition.NONE;
    }
    return new Condition(
        "e.tenantId in :reachTenants or e.id in :reachProjects",
        Map.of("reachTenants", scope.tenants(), "reachProjects", scope.projects()));
  }

  private List<ProjectView> views(List<Project> projects) {
    Map<UUID, String> tenants =
        names.tenants(projects.stream().map(Project::tenantId).collect(Collectors.toSet()));
    return projects.stream()
        .map(project -> CallerPlaces.view(project, tenants.get(project.tenantId())))
        .toList();
  }

  @Override
  @OpenToAll("shown to whoever has any role in it, and to nobody else")
  public ProjectView project(UUID id) {
    Rights rights = access.rights();
    Project project = em.find(Project.class, id);
    if (project == null || project.isDeleted() || !rights.reaches(project.tenantId(), id)) {
      throw new NotFoundException();
    }
    return views(List.of(project)).get(0);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<TenantView> tenants(ListQuery query) {
    return lists.page(
        TENANTS,
        query,
        List.of(),
        tenant ->
            new Marker.Position(
                Map.of("name", tenant.name(), "createdAt", tenant.createdAt().toString()),
                tenant.id()),
        tenantViews::of);
  }

  @Override
  @OpenToAll("shown to whoever belongs to it, and to nobody else but the operator")
  public TenantView tenant(UUID id) {
    Rights rights = access.rights();
    Tenant tenant = em.find(Tenant.class, id);
    if (tenant == null || !rights.belongsTo(id)) {
      throw new NotFoundException();
    }
    return tenantViews.of(tenant);
  }
}
