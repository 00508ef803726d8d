package org.nephos.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * Opens the caller for the facades, and ends the session of a person who has been away. A refresh
 * that the page makes by itself says so (header or parameter) and is no activity.
 */
public class CallerFilter extends HttpFilter {
  /** The request parameter of a refresh that nobody asked for. */
  static final String BACKGROUND_PARAMETER = "nph.background";

  private static final long serialVersionUID = 1L;

  @Inject private transient IdentitySource identities;

  private transient SessionTerm term;

  @Override
  public void init() {
    term = SessionTerm.configured(Clock.systemUTC());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Caller> caller = identities.of(request).map(identity -> caller(request, identity));
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    if (term.isOver(request.getSession())) {
      endSession(request, response);
      return;
    }
    if (!isBackground(request)) {
      term.begin(request.getSession());
    }
    try (CallerScope scope = CallerScope.open(caller.get())) {
      chain.doFilter(request, response);
    }
  }

  private static Caller caller(HttpServletRequest request, Identity identity) {
    return new Caller(
        identity.personId(),
        identity.username(),
        identity.displayName(),
        identity.email(),
        identity.operator(),
        request.getRemoteAddr(),
        (String) request.getAttribute(CorrelationFilter.ATTRIBUTE));
  }

  private static boolean isBackground(HttpServletRequest request) {
    return request.getServletPath().equals(LiveServlet.PATH)
        || request.getParameter(BACKGROUND_PARAMETER) != null;
  }

  /** Scripts are told plainly; a person's own request goes through a new sign-in. */
  private static void endSession(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.logout();
    request.getSession().invalidate();
    if (isBackground(request) || request.getHeader("Faces-Request") != null) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect(ownAddress(request));
    }
  }

  private static String ownAddress(HttpServletRequest request) {
    String query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}
