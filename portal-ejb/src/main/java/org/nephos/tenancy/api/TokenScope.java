package org.nephos.tenancy.api;

import java.util.Objects;
import java.util.UUID;
import org.nephos.tenancy.Role;

/**
 * What an API token narrows its person's rights to.
 *
 * @param tenantId the tenant of its project
 * @param projectId where alone it may do anything
 * @param role what it may do at most
 */
public record TokenScope(UUID tokenId, UUID tenantId, UUID projectId, Role role) {
  public TokenScope {
    Objects.requireNonNull(tokenId);
    Objects.requireNonNull(tenantId);
    Objects.requireNonNull(projectId);
    Objects.requireNonNull(role);
  }
}
