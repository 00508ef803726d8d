package org.nephos.tenancy.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.SignUpState;

/**
 * A request for a tenant.
 *
 * @param name that the tenant is to have
 * @param decidedBy null while it is open
 * @param decision what was said to it, or null
 * @param tenant that it became, or null
 */
public record SignUpView(
    UUID id,
    UUID person,
    String username,
    String displayName,
    String email,
    String organisation,
    String name,
    String contactEmail,
    String reason,
    SignUpState state,
    Instant createdAt,
    Instant decidedAt,
    String decidedBy,
    String decision,
    UUID tenant) {}
