package org.nephos.tenancy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a caller may do, from the rows of this moment. */
public final class Rights {

  /**
   * @param tenant null for the cloud
   * @param project null for all projects of the tenant
   */
  record Grant(Role role, UUID tenant, UUID project) {}

  private final boolean system;
  private final List<Grant> grants;

  private Rights(boolean system, List<Grant> grants) {
    this.system = system;
    this.grants = List.copyOf(grants);
  }

  /** The rights of the system's own actors. */
  static Rights ofSystem() {
    return new Rights(true, List.of());
  }

  /** The rights of a person. */
  static Rights of(List<Grant> grants) {
    return new Rights(false, grants);
  }

  /** Whether the caller runs the cloud. */
  public boolean isOperator() {
    return system || grants.stream().anyMatch(grant -> grant.role() == Role.OPERATOR);
  }

  /**
   * Whether the caller may do this to what belongs to this tenant and project.
   *
   * @param tenant null for what belongs to the cloud
   * @param project null for what belongs to the tenant as a whole
   */
  public boolean allow(Permission permission, UUID tenant, UUID project) {
    return system
        || grants.stream()
            .anyMatch(
                grant ->
                    grant.role().allows(permission)
                        && (grant.tenant() == null
                            || (grant.tenant().equals(tenant)
                                && (grant.project() == null || grant.project().equals(project)))));
  }

  /** Whether the caller may do this anywhere. */
  public boolean allowAnywhere(Permission permission) {
    return system || grants.stream().anyMatch(grant -> grant.role().allows(permission));
  }

  /** Whether the caller belongs to a tenant in any role. */
  boolean belongsTo(UUID tenant) {
    return isOperator() || grants.stream().anyMatch(grant -> tenant.equals(grant.tenant()));
  }

  /** Whether the caller has any role that reaches into this project. */
  boolean reaches(UUID tenant, UUID project) {
    return isOperator()
        || grants.stream()
            .anyMatch(
                grant ->
                    tenant.equals(grant.tenant())
                        && (grant.project() == null || grant.project().equals(project)));
  }

  /** Where the caller may do this. */
  public ReadScope scope(Permission permission) {
    if (system) {
      return ReadScope.SYSTEM;
    }
    Set<UUID> tenants = new HashSet<>();
    Set<UUID> projects = new HashSet<>();
    for (Grant grant : grants) {
      if (!grant.role().allows(permission)) {
        continue;
      }
      if (grant.tenant() == null) {
        return ReadScope.SYSTEM;
      }
      if (grant.project() == null) {
        tenants.add(grant.tenant());
      } else {
        projects.add(grant.project());
      }
    }
    return new ReadScope(false, tenants, projects);
  }

  /** All grants. */
  List<Grant> grants() {
    return grants;
  }
}
