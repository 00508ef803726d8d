package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Brand and colour scheme of the page. Needs nobody to be signed in, so that error pages can use
 * it.
 */
@Named("look")
@RequestScoped
public class LookBacking {
  private static final String SCHEME_COOKIE = "nph-theme";
  private static final Set<String> SCHEMES = Set.of("light", "dark");
  private static final Set<String> BRANDS = Set.of("nephos", "aurora");
  private static final String HOUSE_BRAND = "nephos";

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

  /** The brand, by the system property {@code nephos.brand}; only one that is shipped. */
  public String getBrand() {
    String wanted = System.getProperty("nephos.brand", HOUSE_BRAND);
    return BRANDS.contains(wanted) ? wanted : HOUSE_BRAND;
  }

  /** What ties this page to the log. */
  public String getCorrelationId() {
    return String.valueOf(request.getAttribute(CorrelationFilter.ATTRIBUTE));
  }
}
