package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the reader is, and the addresses of the pages of a list. */
@Named("nav")
@RequestScoped
public class NavBacking {
  private static final String MARKER = "marker";
  private static final String SORT = "sort";

  /** What belongs to one request only. */
  private static final Set<String> NOT_CARRIED =
      Set.of("act", "newRole", "pick", "placed", "reason", "token");

  /** Folders whose pages are entries of their own. */
  private static final Set<String> MANY_ENTRIES = Set.of("/request/", "/billing/");

  /** Pages that are no entry themselves, by the entry from which they are reached. */
  private static final Map<String, String> REACHED_FROM =
      Map.of(
          "/billing/correction.xhtml", "/billing/resources.xhtml",
          "/order/decide.xhtml", "/request/inbox.xhtml",
          "/request/quota.xhtml", "/request/list.xhtml");

  @Inject private HttpServletRequest request;

  /**
   * Whether the current page belongs to this entry of the rail.
   *
   * @param outcome for example {@code /instance/list}: every page in {@code /instance/} belongs to
   *     it
   */
  public boolean isUnder(String outcome) {
    String page = REACHED_FROM.getOrDefault(request.getServletPath(), request.getServletPath());
    int slash = outcome.lastIndexOf('/');
    return slash == 0 || MANY_ENTRIES.contains(outcome.substring(0, slash + 1))
        ? page.equals(outcome + ".xhtml")
        : page.startsWith(outcome.substring(0, slash + 1));
  }

  /** The address of the next page of this list: same filters, another marker. */
  public String withMarker(String marker) {
    Map<String, String> parameters = parameters();
    parameters.put(MARKER, marker);
    return address(parameters);
  }

  /** The address of the first page of this list: same filters, no marker. */
  public String withoutMarker() {
    Map<String, String> parameters = parameters();
    parameters.remove(MARKER);
    return address(parameters);
  }

  /** The address of this list as a file: same filters, same sort, all rows. */
  public String file(String ending) {
    return withoutMarker().replaceFirst("\\.xhtml", "." + ending);
  }

  /** The address of this list in the order of a field; the other way round if it is already. */
  public String sortedBy(String field) {
    Map<String, String> parameters = parameters();
    parameters.remove(MARKER);
    parameters.put(SORT, "ascending".equals(order(field)) ? "-" + field : field);
    return address(parameters);
  }

  /** In which direction this list is sorted by a field, for {@code aria-sort}; null if not. */
  public String order(String field) {
    String sort = request.getParameter(SORT);
    if (field.equals(sort)) {
      return "ascending";
    }
    return ("-" + field).equals(sort) ? "descending" : null;
  }

  /** The address of this list with one filter set, or without it for an empty value. */
  public String filteredBy(String filter, Object value) {
    Map<String, String> parameters = parameters();
    parameters.remove(MARKER);
    if (value == null || value.toString().isEmpty()) {
      parameters.remove(filter);
    } else {
      parameters.put(filter, value.toString());
    }
    return address(parameters);
  }

  /**
   * What a form that filters by some fields carries along.
   *
   * @param filters their names, with spaces between them
   */
  public List<Map.Entry<String, String>> carriedBy(String filters) {
    Set<String> own = Set.of(filters.split(" "));
    return getCarried().stream()
        .filter(parameter -> !own.contains(parameter.getKey()))
        .filter(parameter -> !parameter.getKey().equals(MARKER))
        .toList();
  }

  /**
   * What the address asks for, for the forms of the page to carry along: a form is sent to the bare
   * address.
   */
  public List<Map.Entry<String, String>> getCarried() {
    return parameters().entrySet().stream()
        .filter(parameter -> !NOT_CARRIED.contains(parameter.getKey()))
        .toList();
  }

  /**
   * The outcome that asks for this page again, so that a reload repeats nothing; messages are kept.
   */
  public String again() {
    String page = request.getServletPath().replaceFirst("\\.xhtml$", "");
    return getCarried().stream()
        .map(p -> "&" + p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("", page + "?faces-redirect=true", ""));
  }

  /**
   * Only what a list's address is made of; a postback carries more, such as the form's own name.
   */
  private Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.matches("[a-z][A-Za-z]{0,20}")
                  && !values[0].isEmpty()
                  && !values[0].equals(name)) {
                parameters.put(name, values[0]);
              }
            });
    return parameters;
  }

  private String address(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String page = request.getContextPath() + request.getServletPath();
    return query.isEmpty() ? page : page + "?" + query;
  }
}
