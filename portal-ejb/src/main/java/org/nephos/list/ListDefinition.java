package org.nephos.list;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a list can be filtered and sorted by: a whitelist of attributes of an entity. All sort
 * attributes are NOT NULL, so that a marker never stands before a null.
 *
 * @param <T> the entity; its alias in conditions is {@code e}
 */
public final class ListDefinition<T> {

  /**
   * @param condition HQL with {@code e} and the parameter {@code :<field>}
   * @param parse makes the parameter of the text, or throws IllegalArgumentException
   */
  record Filter(String condition, Function<String, Object> parse) {}

  /**
   * @param expression HQL with {@code e}
   * @param parse makes the expression's value of its text in a marker
   */
  record Sort(String expression, Function<String, Object> parse) {}

  private final Class<T> entity;
  private final String defaultSort;
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final Map<String, Sort> sorts = new LinkedHashMap<>();
  private Sort key = new Sort("e.id", Parse::uuid);

  private ListDefinition(Class<T> entity, String defaultSort) {
    this.entity = entity;
    this.defaultSort = defaultSort;
  }

  /**
   * A list of this entity.
   *
   * @param defaultSort a sort field, with {@code -} for descending
   */
  public static <T> ListDefinition<T> of(Class<T> entity, String defaultSort) {
    return new ListDefinition<>(entity, defaultSort);
  }

  /** Allows a filter. */
  public ListDefinition<T> filter(String field, String condition, Function<String, Object> parse) {
    filters.put(field, new Filter(condition, parse));
    return this;
  }

  /** Allows a filter for equality with an attribute. */
  public ListDefinition<T> equal(String field, String attribute, Function<String, Object> parse) {
    return filter(field, "e." + attribute + " = :" + field, parse);
  }

  /** Allows a filter for a part of a text attribute, whatever its case. */
  public ListDefinition<T> contains(String field, String attribute) {
    return filter(field, "lower(e." + attribute + ") like :" + field + " escape '!'", Parse::part);
  }

  /** Allows a sort. */
  public ListDefinition<T> sort(String field, String attribute, Function<String, Object> parse) {
    return sortBy(field, "e." + attribute, parse);
  }

  /** Allows a sort by an expression that is never null. */
  public ListDefinition<T> sortBy(String field, String expression, Function<String, Object> parse) {
    sorts.put(field, new Sort(expression, parse));
    return this;
  }

  /** Names the key of an entity that has no UUID; it is the tie-break of every sort. */
  public ListDefinition<T> key(String attribute, Function<String, Object> parse) {
    key = new Sort("e." + attribute, parse);
    return this;
  }

  Class<T> entity() {
    return entity;
  }

  String defaultSort() {
    return defaultSort;
  }

  Map<String, Filter> filters() {
    return filters;
  }

  Map<String, Sort> sorts() {
    return sorts;
  }

  Sort key() {
    return key;
  }
}
