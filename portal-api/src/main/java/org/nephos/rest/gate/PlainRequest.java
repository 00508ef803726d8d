package org.nephos.rest.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A request as the router shall see it: it takes anything and sends JSON. The router would refuse
 * media types before anybody asked whether the caller may see the thing at all; {@link
 * AccessFilter} looks at the true headers at their time. And it came to the portal's own address,
 * whatever host the caller named: what an answer points to must not be the caller's to choose.
 */
final class PlainRequest extends HttpServletRequestWrapper {
  private static final Map<String, String> SEEN =
      Map.of("accept", "*/*", "content-type", "application/json");

  private final String portal;

  PlainRequest(HttpServletRequest request, String portal) {
    super(request);
    this.portal = portal;
    request.setAttribute(FrontDoor.ACCEPT, joined(request, "Accept"));
    request.setAttribute(FrontDoor.CONTENT_TYPE, joined(request, "Content-Type"));
  }

  @Override
  public String getHeader(String name) {
    String seen = seen(name);
    return seen == null ? super.getHeader(name) : seen;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String seen = seen(name);
    return seen == null ? super.getHeaders(name) : Collections.enumeration(List.of(seen));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(super.getHeaderNames()));
    names.addAll(SEEN.keySet());
    return Collections.enumeration(names);
  }

  @Override
  public StringBuffer getRequestURL() {
    return portal.isEmpty() ? super.getRequestURL() : new StringBuffer(portal + getRequestURI());
  }

  @Override
  public String getContentType() {
    return seen("content-type");
  }

  private static String seen(String name) {
    return SEEN.get(name.toLowerCase(Locale.ROOT));
  }

  private static String joined(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? null : String.join(", ", values);
  }
}
