package org.nephos.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.nephos.tenancy.api.Identity;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** Reads the server's OIDC login. */
@ApplicationScoped
public class OidcIdentitySource implements IdentitySource {
  private static final String OPERATOR = "operator";

  @Override
  public Optional<Identity> of(HttpServletRequest request) {
    return context(request).map(context -> identity(request, context.getToken()));
  }

  private static Identity identity(HttpServletRequest request, AccessToken token) {
    String username = request.getUserPrincipal().getName();
    String name = token.getName();
    String email = token.getEmail();
    return new Identity(
        UUID.fromString(token.getSubject()),
        username,
        name == null || name.isBlank() ? username : name,
        email == null ? "" : email,
        Boolean.TRUE.equals(token.getClaimValue("email_verified")),
        request.isUserInRole(OPERATOR));
  }

  @Override
  public String signOutAddress(HttpServletRequest request, String backTo) {
    return context(request)
        .map(OidcSecurityContext::getIDTokenString)
        .map(idToken -> endSession(idToken, backTo))
        .orElse(backTo);
  }

  private static String endSession(String idToken, String backTo) {
    String issuer = System.getProperty("nephos.oidc.issuer");
    String client = System.getProperty("nephos.oidc.client");
    return issuer
        + "/protocol/openid-connect/logout?client_id="
        + encode(client)
        + "&id_token_hint="
        + encode(idToken)
        + "&post_logout_redirect_uri="
        + encode(backTo);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Optional<OidcSecurityContext> context(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof OidcPrincipal<?> principal
        ? Optional.ofNullable(principal.getOidcSecurityContext())
        : Optional.empty();
  }
}
