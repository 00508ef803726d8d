package org.nephos.list.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a list is asked for. Facades refuse unknown filters and sort fields with {@link
 * org.nephos.problem.api.MalformedException}.
 *
 * @param filters field name to wanted value; never null, may be empty
 * @param sort a field, {@code -field} for descending, or null for the list's own order
 * @param limit 1 to 500
 * @param marker what the page before gave as {@code next}, or null for the first page
 */
public record ListQuery(Map<String, String> filters, String sort, int limit, String marker) {
  /** How many rows a page has when nobody says. */
  public static final int DEFAULT_LIMIT = 50;

  /** How many rows a page has at most. */
  public static final int MAX_LIMIT = 500;

  public ListQuery {
    filters = Map.copyOf(filters);
  }

  /** The first page, unfiltered. */
  public static ListQuery firstPage() {
    return new ListQuery(Map.of(), null, DEFAULT_LIMIT, null);
  }

  /** The same with one filter more; a null or empty value changes nothing. */
  public ListQuery with(String field, String value) {
    if (value == null || value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new TreeMap<>(filters);
    more.put(field, value);
    return new ListQuery(more, sort, limit, marker);
  }
}
