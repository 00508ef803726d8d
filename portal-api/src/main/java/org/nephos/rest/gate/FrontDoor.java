package org.nephos.rest.gate;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.nephos.rest.json.Json;
import org.nephos.rest.problem.Problem;
import org.nephos.rest.problem.ProblemTranslator;
import org.nephos.rest.text.Encoded;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.RequestOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The one way in. It gives each request its correlation id and each answer its protective headers,
 * asks for a good token, counts, and opens the caller's scope for as long as the request holds its
 * thread. Streams that outlive it open scopes of their own.
 */
@WebFilter(filterName = "FrontDoor", urlPatterns = "/*", asyncSupported = true)
public class FrontDoor extends HttpFilter {
  /** Request attribute: the verified {@link Bearer}. */
  public static final String BEARER = "org.nephos.bearer";

  /** Request attribute: the {@code Accept} header as it came, or absent. */
  public static final String ACCEPT = "org.nephos.accept";

  /** Request attribute: the {@code Content-Type} header as it came, or absent. */
  public static final String CONTENT_TYPE = "org.nephos.content-type";

  /** The header with the correlation id. */
  public static final String CORRELATION_ID = "X-Correlation-Id";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
  private static final String MDC_KEY = "correlationId";
  private static final String MDC_ACTOR = "actor";
  private static final String API = "/v1";
  private static final Set<String> OPEN = Set.of("/openapi", "/openapi.json", "/openapi.yaml");
  private static final long AWAY_RETRY_SECONDS = 5;

  @Inject transient TokenVerifier verifier;
  @Inject transient ApiTokenVerifier apiTokens;
  @Inject transient RequestLimits limits;
  @Inject transient ApiSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String correlationId = UUID.randomUUID().toString();
    MDC.put(MDC_KEY, correlationId);
    try {
      protect(response, correlationId);
      if (OPEN.contains(request.getServletPath())) {
        chain.doFilter(request, response);
      } else {
        admit(request, response, chain, correlationId);
      }
    } finally {
      MDC.remove(MDC_KEY);
      MDC.remove(MDC_ACTOR);
    }
  }

  private void admit(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      String correlationId)
      throws IOException {
    String token = token(request);
    Bearer bearer;
    try {
      if (token == null) {
        answer(response, Problem.unauthenticated(request.getHeader("Authorization") != null));
        return;
      }
      bearer =
          token.startsWith(ApiTokenVerifier.PREFIX)
              ? apiTokens.verify(token, address(request))
              : verifier.verify(token);
    } catch (RejectedTokenException e) {
      LOG.debug("token refused: {}", e.getMessage());
      answer(response, Problem.unauthenticated(true));
      return;
    } catch (IssuerAwayException e) {
      LOG.warn("nobody can be recognised", e);
      answer(
          response,
          Problem.busy("Nobody can be recognised just now. Try again.", AWAY_RETRY_SECONDS));
      return;
    } catch (RuntimeException e) {
      answer(response, ProblemTranslator.translate(e, false));
      return;
    }
    long wait = limits.count(bearer.identity().personId());
    if (wait > 0) {
      answer(response, Problem.tooMany("You ask too fast. Slow down, then go on.", wait));
      return;
    }
    MDC.put(MDC_ACTOR, bearer.identity().username());
    request.setAttribute(BEARER, bearer);
    try (CallerScope scope = CallerScope.open(caller(bearer, request, correlationId))) {
      serve(request, response, chain);
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    // The router would answer an address that cannot be decoded in its own way.
    if (!API.equals(request.getServletPath()) || !Encoded.isReadable(request.getRequestURI())) {
      answer(response, Problem.notFound());
      return;
    }
    if (request.getQueryString() != null && !Encoded.isReadable(request.getQueryString())) {
      answer(response, Problem.of(400, "malformed", "The query cannot be decoded."));
      return;
    }
    try {
      chain.doFilter(new PlainRequest(request, settings.portal()), response);
    } catch (ServletException | RuntimeException e) {
      Problem problem = ProblemTranslator.translate(e, request.getHeader("If-Match") != null);
      if (!response.isCommitted()) {
        answer(response, problem);
      }
    }
  }

  private static String token(HttpServletRequest request) {
    List<String> given = Collections.list(request.getHeaders("Authorization"));
    if (given.size() != 1) {
      return null;
    }
    String header = given.get(0);
    String scheme = "Bearer ";
    return header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? header.substring(scheme.length()).trim()
        : null;
  }

  private static Caller caller(Bearer bearer, HttpServletRequest request, String correlationId) {
    return new Caller(
        bearer.identity(),
        bearer.scope(),
        new RequestOrigin(address(request), request.getHeader("User-Agent"), correlationId));
  }

  private static String address(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return address == null ? "" : address;
  }

  private static void protect(HttpServletResponse response, String correlationId) {
    response.setHeader(CORRELATION_ID, correlationId);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Vary", "Authorization, Accept");
  }

  private static void answer(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = Json.bytes(problem.body());
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
