package org.nephos.tenancy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.tenancy.api.TokenScope;

/** What a caller may do, from the rows of this moment. */
public final class Rights {

  /**
   * @param tenant null for the cloud
   * @param project null for all projects of the tenant
   * @param limit the role of the API token that the grant is used by, or null
   */
  record Grant(Role role, UUID tenant, UUID project, Role limit) {
    Grant(Role role, UUID tenant, UUID project) {
      this(role, tenant, project, null);
    }

    boolean allows(Permission permission) {
      return role.allows(permission)
          && (limit == null || (limit.allows(permission) && !permission.isForPeopleOnly()));
    }

    /** The role that the caller has by it: the token's, unless the person's own is less. */
    Role effective() {
      return limit != null && role.includes(limit) ? limit : role;
    }
  }

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

  /** What of these rights an API token has: no more than its role, and in its project only. */
  Rights within(TokenScope token) {
    return of(
        grants.stream()
            .filter(grant -> token.tenantId().equals(grant.tenant()))
            .filter(grant -> grant.project() == null || grant.project().equals(token.projectId()))
            .map(grant -> new Grant(grant.role(), grant.tenant(), token.projectId(), token.role()))
            .toList());
  }

  /** Whether the caller may do all that a token of this role may in this project. */
  boolean cover(Role role, UUID tenant, UUID project) {
    return Arrays.stream(Permission.values())
        .filter(role::allows)
        .filter(permission -> !permission.isForPeopleOnly())
        .allMatch(permission -> allow(permission, tenant, project));
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
                    grant.allows(permission)
                        && (grant.tenant() == null
                            || (grant.tenant().equals(tenant)
                                && (grant.project() == null || grant.project().equals(project)))));
  }

  /** Whether the caller may do this anywhere. */
  public boolean allowAnywhere(Permission permission) {
    return system || grants.stream().anyMatch(grant -> grant.allows(permission));
  }

  /** Whether the caller may do all that a role allows there, so that it can give it to others. */
  boolean covers(Role role, UUID tenant, UUID project) {
    return Arrays.stream(Permission.values())
        .filter(role::allows)
        .allMatch(permission -> allow(permission, tenant, project));
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
      if (!grant.allows(permission)) {
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

  /** Whether the caller may do this to the whole tenant or to any of its projects. */
  boolean allowWithin(Permission permission, UUID tenant) {
    return system
        || grants.stream()
            .anyMatch(
                grant ->
                    grant.allows(permission)
                        && (grant.tenant() == null || grant.tenant().equals(tenant)));
  }

  /** The tenants that the caller belongs to in any role; none for the operator as such. */
  Set<UUID> tenants() {
    return grants.stream()
        .map(Grant::tenant)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where the caller has any role at all. */
  ReadScope reach() {
    if (isOperator()) {
      return ReadScope.SYSTEM;
    }
    Set<UUID> whole = new HashSet<>();
    Set<UUID> projects = new HashSet<>();
    for (Grant grant : grants) {
      if (grant.project() == null) {
        whole.add(grant.tenant());
      } else {
        projects.add(grant.project());
      }
    }
    return new ReadScope(false, whole, projects);
  }

  /** All grants. */
  List<Grant> grants() {
    return grants;
  }
}
