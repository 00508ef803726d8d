package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.nephos.list.api.ListQuery;

/** What a list page's own address asks for. */
@RequestScoped
public class Listing {
  @Inject private HttpServletRequest request;

  /**
   * The query of the current address.
   *
   * @param filters the parameters that this page knows; any other is ignored
   */
  public ListQuery query(String... filters) {
    ListQuery query =
        new ListQuery(Map.of(), parameter("sort"), ListQuery.DEFAULT_LIMIT, parameter("marker"));
    for (String filter : filters) {
      query = query.with(filter, parameter(filter));
    }
    return query;
  }

  /** A parameter of the address, or null where it is missing or empty. */
  public String parameter(String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * A month of the address, written as in {@code 2026-01}. What cannot be read is as if it were not
   * there.
   *
   * @return null where it is missing
   */
  public YearMonth month(String name) {
    String value = parameter(name);
    try {
      return value == null ? null : YearMonth.parse(value);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
