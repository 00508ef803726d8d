package org.nephos.rest.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.nephos.tenancy.api.ApiTokenFacade;
import org.nephos.tenancy.api.ApiTokenHolder;
import org.nephos.tenancy.api.Identity;

/** Tells whose API token it is, by asking behind the facade at each request. */
@ApplicationScoped
public class ApiTokenVerifier {
  /** What such tokens begin with. */
  static final String PREFIX = "nph_";

  @Inject ApiTokenFacade tokens;

  /**
   * Whose token it is.
   *
   * @param from the address that it comes from
   * @throws RejectedTokenException when it is malformed, unknown, expired or revoked, or its person
   *     has nothing to do in its project any more
   */
  Bearer verify(String token, String from) throws RejectedTokenException {
    return tokens
        .recognise(token, from)
        .map(ApiTokenVerifier::bearer)
        .orElseThrow(() -> new RejectedTokenException("no good API token"));
  }

  private static Bearer bearer(ApiTokenHolder holder) {
    Identity person =
        new Identity(
            holder.personId(),
            holder.username(),
            holder.displayName(),
            holder.email(),
            false,
            false);
    return new Bearer(person, holder.expiresAt(), holder.scope());
  }
}
