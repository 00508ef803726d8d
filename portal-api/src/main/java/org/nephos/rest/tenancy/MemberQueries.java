package org.nephos.rest.tenancy;

import java.util.HashMap;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.MalformedException;

/** Lists of members, whose roles are filtered by the API's words. */
final class MemberQueries {
  private static final String ROLE = "role";

  private MemberQueries() {}

  static ListQuery of(ListQuery query) {
    String word = query.filters().get(ROLE);
    if (word == null) {
      return query;
    }
    Map<String, String> filters = new HashMap<>(query.filters());
    try {
      filters.put(ROLE, RoleWords.read(word).name());
    } catch (InvalidException e) {
      throw new MalformedException(ROLE, "The value of role cannot be read.");
    }
    return new ListQuery(filters, query.sort(), query.limit(), query.marker());
  }
}
