package org.nephos.rest.gate;

import java.time.Instant;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.TokenScope;

/**
 * Who a valid token speaks for.
 *
 * @param identity whose token it is
 * @param expiresAt when the token ends; a stream ends with it
 * @param scope what an API token narrows its person's rights to; null for a person's own token
 */
public record Bearer(Identity identity, Instant expiresAt, TokenScope scope) {}
