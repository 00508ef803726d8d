package org.nephos.tenancy.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Who is calling, as the token or session says. What the caller may do is read from the database at
 * each request.
 *
 * @param personId the identity provider's subject; null only for the system's own actors
 * @param username for people and the audit, for example {@code acme-user} or {@code
 *     system/metering}
 * @param displayName for pages
 * @param email may be empty
 * @param operatorRole whether the token carries the realm role {@code operator}
 * @param remoteAddress where from, or empty
 * @param correlationId ties log lines, audit and error pages together, never empty
 * @param token the API token that speaks for the person and narrows what it may do; null for the
 *     person itself
 * @param agent what the browser or program says of itself, cut after 200 characters; empty when it
 *     says nothing
 * @param emailVerified whether the identity provider has seen that the address is the person's
 */
public record Caller(
    UUID personId,
    String username,
    String displayName,
    String email,
    boolean operatorRole,
    String remoteAddress,
    String correlationId,
    TokenScope token,
    String agent,
    boolean emailVerified) {
  private static final int LONGEST_AGENT = 200;

  public Caller {
    Objects.requireNonNull(username);
    Objects.requireNonNull(displayName);
    Objects.requireNonNull(email);
    Objects.requireNonNull(remoteAddress);
    Objects.requireNonNull(correlationId);
    agent = agent == null ? "" : agent.substring(0, Math.min(LONGEST_AGENT, agent.length()));
  }

  /** Somebody whose browser or program says nothing of itself. */
  public Caller(
      UUID personId,
      String username,
      String displayName,
      String email,
      boolean operatorRole,
      String remoteAddress,
      String correlationId,
      TokenScope token) {
    this(
        personId,
        username,
        displayName,
        email,
        operatorRole,
        remoteAddress,
        correlationId,
        token,
        null,
        false);
  }

  /** The same, with what its browser or program says of itself; null for nothing. */
  public Caller saying(String userAgent) {
    return new Caller(
        personId,
        username,
        displayName,
        email,
        operatorRole,
        remoteAddress,
        correlationId,
        token,
        userAgent,
        emailVerified);
  }

  /** The same, whose address the identity provider has verified or not. */
  public Caller verified(boolean isVerified) {
    return new Caller(
        personId,
        username,
        displayName,
        email,
        operatorRole,
        remoteAddress,
        correlationId,
        token,
        agent,
        isVerified);
  }

  /** The address, if it is verified and the person itself is calling; else empty. */
  public String verifiedEmail() {
    return emailVerified && token == null ? email.strip() : "";
  }

  /** A person itself, or one of the system's own actors. */
  public Caller(
      UUID personId,
      String username,
      String displayName,
      String email,
      boolean operatorRole,
      String remoteAddress,
      String correlationId) {
    this(personId, username, displayName, email, operatorRole, remoteAddress, correlationId, null);
  }

  /** One of the system's own actors, such as {@code metering}; it passes every check of rights. */
  public static Caller system(String actor) {
    return new Caller(
        null, "system/" + actor, "System", "", false, "", UUID.randomUUID().toString());
  }

  /** Whether this is one of the system's own actors. */
  public boolean isSystem() {
    return personId == null;
  }
}
