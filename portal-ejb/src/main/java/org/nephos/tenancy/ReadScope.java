package org.nephos.tenancy;

import java.util.Set;
import java.util.UUID;

/**
 * Whose rows a read may return: an explicit argument of every repository read.
 *
 * @param all everything; for the operator and the system
 * @param tenants all of these tenants
 * @param projects these projects
 */
public record ReadScope(boolean all, Set<UUID> tenants, Set<UUID> projects) {
  /** Everything; for the system's own work. */
  public static final ReadScope SYSTEM = new ReadScope(true, Set.of(), Set.of());

  public ReadScope {
    tenants = Set.copyOf(tenants);
    projects = Set.copyOf(projects);
  }

  /** One project and nothing else. */
  public static ReadScope ofProject(UUID project) {
    return new ReadScope(false, Set.of(), Set.of(project));
  }

  /** Whether nothing can be in it. */
  public boolean isEmpty() {
    return !all && tenants.isEmpty() && projects.isEmpty();
  }

  /** Whether a row of this tenant and project is in it. */
  public boolean contains(UUID tenant, UUID project) {
    return all
        || (tenant != null && tenants.contains(tenant))
        || (project != null && projects.contains(project));
  }
}
