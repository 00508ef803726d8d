package org.nephos.rest.gate;

import java.util.Optional;

/**
 * Verifies API tokens made in the portal ({@code nph_…}). Where no bean offers this, such tokens
 * are unknown and answered with 401.
 */
public interface ApiTokens {
  /** What such tokens begin with. */
  String PREFIX = "nph_";

  /**
   * Who the token speaks for.
   *
   * @return nobody when it is unknown, expired or revoked
   */
  Optional<Bearer> verify(String token);
}
