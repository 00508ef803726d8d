package org.nephos.rest.gate;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.tenancy.api.Identity;

/**
 * Tells whose token of the identity provider it is: signature by one of the issuer's keys with an
 * asymmetric algorithm, issuer, audience, and time. A token for another client of the same realm is
 * refused by its audience.
 */
@ApplicationScoped
public class TokenVerifier {
  private static final int SKEW_SECONDS = 5;
  private static final int LONGEST = 16_384;
  private static final String OPERATOR = "operator";

  private DefaultJWTProcessor<SecurityContext> processor;
  private IssuerKeys keys;
  private KnownTokens known;

  /** For the container's proxy. */
  protected TokenVerifier() {}

  /** Made by the container. */
  @Inject
  public TokenVerifier(ApiSettings settings) {
    this(settings, Ticker.systemTicker());
  }

  TokenVerifier(ApiSettings settings, Ticker ticker) {
    this.known = new KnownTokens(ticker, Duration.ofSeconds(SKEW_SECONDS));
    this.keys = new IssuerKeys(settings.keys());
    this.processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys.source()));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("sub", "exp", "iat"));
    claims.setMaxClockSkew(SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  /**
   * Whose token it is.
   *
   * @throws RejectedTokenException when it is not good here
   * @throws IssuerAwayException when nobody can tell
   */
  public Bearer verify(String token) throws RejectedTokenException, IssuerAwayException {
    if (token.length() > LONGEST) {
      throw new RejectedTokenException("longer than any token of ours");
    }
    Bearer before = known.find(token);
    if (before != null) {
      return before;
    }
    try {
      Bearer bearer = bearer(processor.process(token, null));
      known.keep(token, bearer);
      return bearer;
    } catch (KeySourceException e) {
      // An unknown key while the provider answers is a stranger's; while it does not, nobody knows.
      if (keys.away()) {
        throw new IssuerAwayException(e);
      }
      throw new RejectedTokenException("unknown key", e);
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
      throw new RejectedTokenException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Bearer bearer(JWTClaimsSet claims) throws ParseException, RejectedTokenException {
    String type = claims.getStringClaim("typ");
    if (type != null && !type.equalsIgnoreCase("Bearer")) {
      // Identity and refresh tokens are for others, even if their audience were ours.
      throw new RejectedTokenException("a token of type " + type);
    }
    UUID subject = UUID.fromString(claims.getSubject());
    String username = claims.getStringClaim("preferred_username");
    if (username == null || username.isBlank()) {
      throw new RejectedTokenException("no preferred_username");
    }
    String name = claims.getStringClaim("name");
    String email = claims.getStringClaim("email");
    Identity person =
        new Identity(
            subject,
            username,
            name == null || name.isBlank() ? username : name,
            email == null ? "" : email,
            Boolean.TRUE.equals(claims.getClaim("email_verified")),
            realmRoles(claims).contains(OPERATOR));
    return new Bearer(person, claims.getExpirationTime().toInstant(), null);
  }

  private static List<?> realmRoles(JWTClaimsSet claims) throws ParseException {
    Map<String, Object> access = claims.getJSONObjectClaim("realm_access");
    return access != null && access.get("roles") instanceof List<?> roles ? roles : List.of();
  }
}
