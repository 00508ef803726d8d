package org.nephos.tenancy.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Who somebody is, as the identity provider says.
 *
 * @param personId its subject; null only for the system's own actors
 * @param username unique, for people and the audit, for example {@code acme-user} or {@code
 *     system/metering}
 * @param displayName for pages
 * @param email may be empty
 * @param emailVerified whether the identity provider has seen that the address is theirs
 * @param operatorRole whether the token carries the realm role {@code operator}
 */
public record Identity(
    UUID personId,
    String username,
    String displayName,
    String email,
    boolean emailVerified,
    boolean operatorRole) {
  public Identity {
    Objects.requireNonNull(username);
    Objects.requireNonNull(displayName);
    Objects.requireNonNull(email);
  }

  /** The portal itself, acting under this name; a person may have asked for it. */
  public static Identity ofSystem(String username, String displayName) {
    return new Identity(null, username, displayName, "", false, false);
  }
}
