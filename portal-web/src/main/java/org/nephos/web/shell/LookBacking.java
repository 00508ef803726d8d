package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.nephos.tenancy.Brand;
import org.nephos.tenancy.api.MeView;

/**
 * Brand and colour scheme of the page. Needs nobody to be signed in, so that error pages can use
 * it.
 */
@Named("look")
@RequestScoped
public class LookBacking {
  private static final String SCHEME_COOKIE = "nph-theme";
  private static final Set<String> SCHEMES = Set.of("light", "dark");

  @Inject private HttpServletRequest request;

  /** {@code light} or {@code dark} as chosen by the switch, or null to follow the system. */
  public String getScheme() {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (SCHEME_COOKIE.equals(cookie.getName()) && SCHEMES.contains(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /** The cloud's brand, by the system property {@code nephos.brand}; only one that is shipped. */
  public String getBrand() {
    return Brand.of(System.getProperty("nephos.brand")).orElse(Brand.NEPHOS).word();
  }

  /**
   * The brand of the pages of somebody who works in a tenant: the tenant's own, or the cloud's.
   *
   * @param tenant null for who works in none
   */
  public String brandOf(MeView.MembershipView tenant) {
    return Optional.ofNullable(tenant)
        .flatMap(member -> Brand.of(member.brand()))
        .filter(own -> own != Brand.NEPHOS)
        .map(Brand::word)
        .orElseGet(this::getBrand);
  }

  /** What ties this page to the log. */
  public String getCorrelationId() {
    return String.valueOf(request.getAttribute(CorrelationFilter.ATTRIBUTE));
  }
}
