package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.tenancy.Role;

/**
 * Somebody who has signed in.
 *
 * @param email empty where the identity provider says none
 * @param createdAt when they came first
 * @param lastSignInAt in a browser; null for who has not since it is noted
 * @param roles what they hold; empty for who belongs nowhere
 */
public record PersonView(
    UUID id,
    String username,
    String displayName,
    String email,
    Instant createdAt,
    Instant lastSignInAt,
    List<HeldRole> roles) {
  public PersonView {
    roles = List.copyOf(roles);
  }

  /**
   * A role and where it holds.
   *
   * @param project null for all of the tenant
   * @param projectName null for all of the tenant
   */
  public record HeldRole(
      Role role, UUID tenant, String tenantName, UUID project, String projectName) {}
}
