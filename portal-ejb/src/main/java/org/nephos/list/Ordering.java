package org.nephos.list;

import java.time.DateTimeException;
import org.nephos.list.api.ListQuery;

/** How a list is sorted, and what lies behind a marker in that order. */
final class Ordering {
  private final String field;
  private final ListDefinition.Sort sort;
  private final ListDefinition.Sort key;
  private final boolean descending;

  private Ordering(
      String field, ListDefinition.Sort sort, ListDefinition.Sort key, boolean descending) {
    this.field = field;
    this.sort = sort;
    this.key = key;
    this.descending = descending;
  }

  static Ordering of(ListDefinition<?> definition, ListQuery query) {
    String wanted = query.sort() == null ? definition.defaultSort() : query.sort();
    boolean descending = wanted.startsWith("-");
    String field = descending ? wanted.substring(1) : wanted;
    ListDefinition.Sort sort = definition.sorts().get(field);
    if (sort == null) {
      throw ListProblems.sort(definition.sorts().keySet());
    }
    return new Ordering(field, sort, definition.key(), descending);
  }

  String field() {
    return field;
  }

  Object value(Marker marker) {
    return parse(sort, marker.value());
  }

  Object key(Marker marker) {
    return parse(key, marker.key());
  }

  private static Object parse(ListDefinition.Sort part, String text) {
    try {
      return part.parse().apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Marker.malformed();
    }
  }

  /** The first comparison bounds an index scan, the second one decides. */
  String behind() {
    String sign = descending ? "<" : ">";
    String a = sort.expression();
    return a
        + " "
        + sign
        + "= :markerValue and ("
        + a
        + " "
        + sign
        + " :markerValue or "
        + key.expression()
        + " "
        + sign
        + " :markerKey)";
  }

  String clause() {
    String direction = descending ? " desc" : " asc";
    return sort.expression() + direction + ", " + key.expression() + direction;
  }
}
