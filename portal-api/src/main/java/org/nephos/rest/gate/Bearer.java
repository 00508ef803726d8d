package org.nephos.rest.gate;

import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.api.TokenScope;

/**
 * Who a valid token speaks for.
 *
 * @param personId the identity provider's subject
 * @param username for people and the audit
 * @param displayName for pages
 * @param email may be empty
 * @param emailVerified whether the identity provider has seen that the address is theirs
 * @param operatorRole whether the token carries the realm role {@code operator}
 * @param expiresAt when the token ends; a stream ends with it
 * @param scope what an API token narrows its person's rights to; null for a person's own token
 */
public record Bearer(
    UUID personId,
    String username,
    String displayName,
    String email,
    boolean emailVerified,
    boolean operatorRole,
    Instant expiresAt,
    TokenScope scope) {}
