package org.nephos.web.shell;

import jakarta.faces.application.ResourceHandler;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
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
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.RequestOrigin;

/**
 * Lets nobody in but signed-in people, opens the caller for the facades, and ends the session of a
 * person who has been away. A refresh that the page makes by itself says so (header or parameter)
 * and is no activity.
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
      if (isOpen(request)) {
        chain.doFilter(request, response);
      } else {
        askToSignIn(request, response);
      }
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
        identity,
        null,
        new RequestOrigin(
            request.getRemoteAddr(),
            request.getHeader("User-Agent"),
            (String) request.getAttribute(CorrelationFilter.ATTRIBUTE)));
  }

  private static boolean isBackground(HttpServletRequest request) {
    return request.getServletPath().equals(LiveServlet.PATH)
        || request.getParameter(BACKGROUND_PARAMETER) != null;
  }

  /** What anybody may have, signed in or not; everything else asks who is there. */
  private static boolean isOpen(HttpServletRequest request) {
    String path = request.getServletPath();
    return request.getDispatcherType() == DispatcherType.ERROR
        || path.startsWith(ResourceHandler.RESOURCE_IDENTIFIER + "/")
        || path.startsWith("/health/")
        || path.equals("/metrics")
        || path.equals(ApiDocumentServlet.PATH)
        || path.startsWith(ApiDocumentServlet.PATH + ".")
        || path.equals(SignInServlet.PATH);
  }

  private static void endSession(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.logout();
    request.getSession().invalidate();
    askToSignIn(request, response);
  }

  /** Scripts are told plainly; a person's own request goes through a sign-in. */
  private static void askToSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isBackground(request) || request.getHeader("Faces-Request") != null) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      SignInServlet.begin(request, response);
    }
  }
}
