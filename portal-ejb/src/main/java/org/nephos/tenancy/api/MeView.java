package org.nephos.tenancy.api;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nephos.tenancy.Role;

/**
 * The caller's own page: who, where, as what.
 *
 * @param operator whether the caller runs the cloud (row and token)
 * @param tenants those that the caller belongs to; the default one first
 */
public record MeView(
    UUID id,
    String username,
    String displayName,
    String email,
    boolean operator,
    List<MembershipView> tenants) {

  /**
   * @param roles the roles held in the tenant or in any of its projects
   * @param projects those the caller may use or see, {@code default} first
   */
  public record MembershipView(
      UUID id, String name, String displayName, Set<Role> roles, List<ProjectView> projects) {}
}
