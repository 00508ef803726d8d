package org.nephos.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;

/**
 * The headers that tell a browser what a page of ours may do. PrimeFaces contributes the directive
 * for scripts, with a nonce for each response; everything else is said here, in one header.
 */
public class SecurityHeadersFilter extends HttpFilter {
  static final String CSP = "Content-Security-Policy";

  private static final long serialVersionUID = 1L;
  private static final String SCRIPTS_OF_OURS = "script-src 'self'";
  private static final long HSTS_SECONDS = 31_536_000;

  private String policy;

  @Override
  public void init() {
    policy = policy(System.getProperty("nephos.oidc.issuer", ""));
  }

  /**
   * Everything but scripts. A form may end at the identity provider, because a session that ended
   * meanwhile sends it there.
   */
  static String policy(String issuer) {
    return "default-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
        + " connect-src 'self'; object-src 'none'; base-uri 'none'; frame-src 'none';"
        + " form-action 'self'"
        + originOf(issuer)
        + "; frame-ancestors 'none'; ";
  }

  private static String originOf(String issuer) {
    if (issuer.isEmpty()) {
      return "";
    }
    URI uri = URI.create(issuer);
    return " " + uri.getScheme() + "://" + uri.getAuthority();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(CSP, policy + SCRIPTS_OF_OURS);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=" + HSTS_SECONDS);
    }
    if (!request.getRequestURI().contains("/jakarta.faces.resource/")) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, new MergedPolicy(response, policy));
  }

  /** Joins the script directive that PrimeFaces adds to what stands in the policy already. */
  private static final class MergedPolicy extends HttpServletResponseWrapper {
    private final String policy;

    MergedPolicy(HttpServletResponse response, String policy) {
      super(response);
      this.policy = policy;
    }

    @Override
    public void addHeader(String name, String value) {
      if (CSP.equalsIgnoreCase(name)) {
        super.setHeader(CSP, policy + value);
      } else {
        super.addHeader(name, value);
      }
    }
  }
}
