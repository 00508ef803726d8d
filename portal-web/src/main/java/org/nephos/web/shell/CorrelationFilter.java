package org.nephos.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request an id that its log lines, its audit rows and its error page share. A caller
 * may bring its own, if it is harmless text.
 */
public class CorrelationFilter extends HttpFilter {
  /** The header in and out. */
  public static final String HEADER = "X-Correlation-Id";

  /** The request attribute, and the key of the log context. */
  public static final String ATTRIBUTE = "correlationId";

  private static final long serialVersionUID = 1L;
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = idOf(request);
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    MDC.put(ATTRIBUTE, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(ATTRIBUTE);
    }
  }

  private static String idOf(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String brought = request.getHeader(HEADER);
    return brought != null && HARMLESS.matcher(brought).matches()
        ? brought
        : UUID.randomUUID().toString();
  }
}
