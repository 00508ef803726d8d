package org.nephos.rest.list;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.MalformedException;

/** Makes list queries of query parameters; which of them a list takes was checked before. */
public final class Queries {
  private static final Set<String> PAGING = Set.of("limit", "marker", "sort");

  private Queries() {}

  /**
   * A query with all parameters beside the paging ones as filters.
   *
   * @throws MalformedException for a limit that is none
   */
  public static ListQuery filtered(UriInfo uri) {
    Map<String, String> filters = new TreeMap<>();
    MultivaluedMap<String, String> given = uri.getQueryParameters();
    for (String name : given.keySet()) {
      if (!PAGING.contains(name)) {
        filters.put(name, given.getFirst(name));
      }
    }
    return new ListQuery(filters, given.getFirst("sort"), limit(given), given.getFirst("marker"));
  }

  /** A query without filters, for a list whose other parameters are its own. */
  public static ListQuery paged(UriInfo uri) {
    MultivaluedMap<String, String> given = uri.getQueryParameters();
    return new ListQuery(Map.of(), null, limit(given), given.getFirst("marker"));
  }

  private static int limit(MultivaluedMap<String, String> given) {
    String text = given.getFirst("limit");
    if (text == null) {
      return ListQuery.DEFAULT_LIMIT;
    }
    // Four digits at most, so that no number is too large for an int.
    if (text.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= ListQuery.MAX_LIMIT) {
        return limit;
      }
    }
    throw new MalformedException("limit", "limit must be 1 to " + ListQuery.MAX_LIMIT + ".");
  }
}
