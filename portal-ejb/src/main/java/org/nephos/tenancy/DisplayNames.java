package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The names of things that views mention, many at a time. It says them to everybody: ask only for
 * the ids that stand in rows that the caller may see.
 */
@ApplicationScoped
public class DisplayNames {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** Names of projects by id. */
  public Map<UUID, String> projects(Set<UUID> ids) {
    return names("select p.id, p.name from Project p where p.id in :ids", ids);
  }

  /** Names of tenants by id, as they are shown to people. */
  public Map<UUID, String> tenants(Set<UUID> ids) {
    return names("select t.id, t.displayName from Tenant t where t.id in :ids", ids);
  }

  /** Names of images by id. */
  public Map<UUID, String> images(Set<UUID> ids) {
    return names("select i.id, i.name from Image i where i.id in :ids", ids);
  }

  /** Names of hosts by id. */
  public Map<UUID, String> hosts(Set<UUID> ids) {
    return names("select h.id, h.name from Host h where h.id in :ids", ids);
  }

  /** Names of people by id, as they sign in. */
  public Map<UUID, String> people(Set<UUID> ids) {
    return names("select p.id, p.username from Person p where p.id in :ids", ids);
  }

  private Map<UUID, String> names(String query, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(query, Object[].class).setParameter("ids", ids).getResultList().stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }
}
