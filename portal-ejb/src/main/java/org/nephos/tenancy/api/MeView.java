package org.nephos.tenancy.api;

import java.time.Instant;
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
   * @param state as in {@link TenantView}; nothing begins in one that is not {@code ACTIVE}
   * @param stateReason why it is not active, or null
   * @param closesAt when what it has is deleted, or null
   * @param brand the look of its pages, one of {@link org.nephos.tenancy.Brand}
   * @param roles the roles held in the tenant or in any of its projects
   * @param projects those the caller may use or see, {@code default} first
   */
  public record MembershipView(
      UUID id,
      String name,
      String displayName,
      String state,
      String stateReason,
      Instant closesAt,
      String brand,
      Set<Role> roles,
      List<ProjectView> projects) {}
}
