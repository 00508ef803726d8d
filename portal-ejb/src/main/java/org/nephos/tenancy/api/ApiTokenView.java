package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.ApiTokenState;
import org.nephos.tenancy.Role;

/**
 * An API token, without its secret.
 *
 * @param person whose it is
 * @param username the person's name
 * @param prefix how it begins
 * @param lastUsedAt to the minute; null when it never was
 * @param lastUsedFrom the address that it was last used from, or null
 * @param revokedAt null unless it is revoked
 */
public record ApiTokenView(
    UUID id,
    String name,
    UUID project,
    String projectName,
    UUID person,
    String username,
    Role role,
    String prefix,
    ApiTokenState state,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt,
    String lastUsedFrom,
    Instant revokedAt) {}
