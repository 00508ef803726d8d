package org.nephos.rest.gate;

import java.time.Instant;
import java.util.UUID;

/**
 * Who a valid token speaks for.
 *
 * @param personId the identity provider's subject
 * @param username for people and the audit
 * @param displayName for pages
 * @param email may be empty
 * @param operatorRole whether the token carries the realm role {@code operator}
 * @param expiresAt when the token ends; a stream ends with it
 */
public record Bearer(
    UUID personId,
    String username,
    String displayName,
    String email,
    boolean operatorRole,
    Instant expiresAt) {}
