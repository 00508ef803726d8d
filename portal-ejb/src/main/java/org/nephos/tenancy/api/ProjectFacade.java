package org.nephos.tenancy.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.Role;

/** Projects and the people in them, for who runs a tenant. */
public interface ProjectFacade {
  /**
   * Makes a project; its limits are at first those of its tenant.
   *
   * @param tenant null for the caller's first
   * @param name 1 to 63 lowercase letters, digits and hyphens, unique in the tenant
   * @throws org.nephos.problem.api.ConflictException {@code name-taken}
   */
  ProjectView create(UUID tenant, String name, String idempotencyKey);

  /**
   * Gives it another name.
   *
   * @param expectedVersion null for any
   */
  ProjectView rename(UUID id, String name, Long expectedVersion);

  /**
   * Deletes a project that holds nothing any more; the tenant's first one stays.
   *
   * @throws org.nephos.problem.api.ConflictException {@code project-in-use}
   */
  void delete(UUID id);

  /** Who has a role in a project, those of the whole tenant among them; by user name. */
  Page<MemberView> members(UUID project, ListQuery query);

  /** Who has a role in a tenant or in any of its projects; by user name. */
  Page<MemberView> tenantMembers(UUID tenant, ListQuery query);

  /**
   * Gives somebody a role in a project.
   *
   * @param username of a person of the tenant, or of one who belongs to none
   * @param role {@link Role#MEMBER} or {@link Role#VIEWER}
   */
  MemberView addMember(UUID project, String username, Role role, String idempotencyKey);

  /**
   * Gives somebody a role in the whole tenant.
   *
   * @param role any but {@link Role#OPERATOR}
   */
  MemberView addTenantMember(UUID tenant, String username, Role role, String idempotencyKey);

  /** Makes it another role in the same place. */
  MemberView changeMember(UUID membership, Role role);

  /**
   * Takes the role away; it holds at the next request.
   *
   * @throws org.nephos.problem.api.ConflictException {@code last-admin}
   */
  void removeMember(UUID membership);
}
