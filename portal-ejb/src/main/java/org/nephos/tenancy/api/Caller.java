package org.nephos.tenancy.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Who is calling, and by which request. What the caller may do is read from the database at each
 * request.
 *
 * @param identity as the token or session says
 * @param token the API token that speaks for the person and narrows what it may do; null for the
 *     person itself
 * @param origin of the request
 */
public record Caller(Identity identity, TokenScope token, RequestOrigin origin) {
  public Caller {
    Objects.requireNonNull(identity);
    Objects.requireNonNull(origin);
  }

  /** One of the system's own actors, such as {@code metering}; it passes every check of rights. */
  public static Caller system(String actor) {
    return new Caller(Identity.ofSystem("system/" + actor, "System"), null, RequestOrigin.inside());
  }

  /** The identity provider's subject; null only for the system's own actors. */
  public UUID personId() {
    return identity.personId();
  }

  /** For people and the audit. */
  public String username() {
    return identity.username();
  }

  /** For pages. */
  public String displayName() {
    return identity.displayName();
  }

  /** The address, if it is verified and the person itself is calling; else empty. */
  public String verifiedEmail() {
    return identity.emailVerified() && token == null ? identity.email().strip() : "";
  }

  /** Whether this is one of the system's own actors. */
  public boolean isSystem() {
    return personId() == null;
  }
}
