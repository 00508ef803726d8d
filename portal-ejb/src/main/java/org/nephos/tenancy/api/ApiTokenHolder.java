package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;

/**
 * Who a good API token speaks for, and for what.
 *
 * @param personId whose token it is
 * @param scope what it narrows the person's rights to
 * @param expiresAt when it ends
 */
public record ApiTokenHolder(
    UUID personId,
    String username,
    String displayName,
    String email,
    TokenScope scope,
    Instant expiresAt) {}
