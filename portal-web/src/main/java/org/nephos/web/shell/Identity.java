package org.nephos.web.shell;

import java.util.UUID;

/**
 * Who signed in, as the identity provider says.
 *
 * @param personId its subject
 * @param username unique, for the audit
 * @param displayName for pages
 * @param email may be empty
 * @param emailVerified whether the identity provider has seen that the address is theirs
 * @param operator whether the token carries the realm role of operators
 */
public record Identity(
    UUID personId,
    String username,
    String displayName,
    String email,
    boolean emailVerified,
    boolean operator) {}
