package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.Role;

/**
 * A role that somebody holds.
 *
 * @param id the membership's
 * @param project null for all projects of the tenant
 * @param grantedBy the user name of who gave it
 */
public record MemberView(
    UUID id,
    UUID person,
    String username,
    String displayName,
    String email,
    Role role,
    UUID tenant,
    UUID project,
    Instant createdAt,
    String grantedBy) {}
