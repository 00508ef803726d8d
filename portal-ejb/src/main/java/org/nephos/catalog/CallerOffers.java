package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.CallerPlaces;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.ResourceKind;

/**
 * What of the catalog is offered to the caller: what any of its tenants may order, or the tenant of
 * one project, where the list asks for that.
 */
@ApplicationScoped
class CallerOffers {
  /**
   * A list's filter that does nothing by itself; what it means is a {@link Condition} from here.
   */
  static final String OF_PROJECT = "exists (select 1 from Project p where p.id = :project)";

  private static final String PROJECT = "project";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private TenantOffers offers;
  @Inject private CallerPlaces places;
  @Inject private AccessService access;

  /** Which flavors. */
  Condition flavors(ListQuery query) {
    return condition("e.id in :offered", query, offers::flavors);
  }

  /** Which zones. */
  Condition zones(ListQuery query) {
    return condition("e.name in :offered", query, offers::zones);
  }

  private <T> Condition condition(
      String hql, ListQuery query, Function<UUID, Optional<List<T>>> of) {
    Set<UUID> tenants;
    try {
      tenants = tenants(query.filters().get(PROJECT));
    } catch (NotFoundException e) {
      return Condition.NONE;
    }
    Set<T> offered = new LinkedHashSet<>();
    for (UUID tenant : tenants) {
      Optional<List<T>> some = of.apply(tenant);
      if (some.isEmpty()) {
        return Condition.ALL;
      }
      offered.addAll(some.get());
    }
    return offered.isEmpty() ? Condition.ALL : new Condition(hql, Map.of("offered", offered));
  }

  /** Whose offers count; none for who sees the whole catalog. */
  private Set<UUID> tenants(String project) {
    if (project != null) {
      UUID id = read(project);
      if (id == null) {
        return Set.of();
      }
      access.checkVisible(ResourceKind.PROJECT, id);
      return Set.of(em.find(Project.class, id).tenantId());
    }
    return access.rights().isOperator() ? Set.of() : places.tenants();
  }

  /** Null for what is none; the list's own filter refuses it. */
  private static UUID read(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
