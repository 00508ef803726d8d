package org.nephos.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;

/**
 * Reads pages by keyset: the rows behind the last one seen, in the order of the sort attribute with
 * the id as tie-break. A page costs the same wherever it stands; nothing is counted or skipped.
 */
@ApplicationScoped
public class ListReader {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * A condition that holds for every row, such as the caller's scope.
   *
   * @param hql with the alias {@code e}
   */
  public record Condition(String hql, Map<String, Object> parameters) {
    /** Every row. */
    public static final Condition ALL = new Condition("1 = 1", Map.of());

    /** No row. */
    public static final Condition NONE = new Condition("1 = 0", Map.of());
  }

  /**
   * Reads a page.
   *
   * @param position where a row stands, for the marker behind it
   * @param view makes the row's view
   * @throws MalformedException for an unknown filter or sort, or a marker of another list
   */
  public <T, V> Page<V> page(
      ListDefinition<T> definition,
      ListQuery query,
      List<Condition> conditions,
      Function<T, Marker.Position> position,
      Function<List<T>, List<V>> view) {
    Ordering ordering = Ordering.of(definition, query);
    List<String> where = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    narrow(definition, query, conditions, where, parameters);
    String fingerprint = Marker.fingerprint(definition.entity(), query, ordering.field());
    if (query.marker() != null) {
      Marker marker = Marker.parse(query.marker(), fingerprint);
      where.add(ordering.behind());
      parameters.put("markerValue", ordering.value(marker));
      parameters.put("markerKey", ordering.key(marker));
    }
    TypedQuery<T> typed =
        em.createQuery(
            "select e from "
                + definition.entity().getSimpleName()
                + " e"
                + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + " order by "
                + ordering.clause(),
            definition.entity());
    parameters.forEach(typed::setParameter);
    List<T> rows = typed.setMaxResults(query.limit() + 1).getResultList();
    boolean more = rows.size() > query.limit();
    List<T> shown = more ? rows.subList(0, query.limit()) : rows;
    String next =
        more
            ? Marker.of(position.apply(shown.get(shown.size() - 1)), ordering.field(), fingerprint)
            : null;
    return new Page<>(view.apply(shown), next);
  }

  /**
   * How many rows fit the filters, for the numbers of the frame: of lists that stay short, such as
   * what waits or runs.
   *
   * @throws MalformedException for an unknown filter
   */
  public <T> long count(ListDefinition<T> definition, ListQuery query, List<Condition> conditions) {
    List<String> where = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    narrow(definition, query, conditions, where, parameters);
    TypedQuery<Long> typed =
        em.createQuery(
            "select count(e) from "
                + definition.entity().getSimpleName()
                + " e"
                + (where.isEmpty() ? "" : " where " + String.join(" and ", where)),
            Long.class);
    parameters.forEach(typed::setParameter);
    return typed.getSingleResult();
  }

  /**
   * The marker behind a place that some row of another list may have.
   *
   * @param query with a sort
   * @param value of the sort, as text
   * @param key to break ties with
   */
  public String markerBehind(
      ListDefinition<?> definition, ListQuery query, String value, String key) {
    String field = Ordering.of(definition, query).field();
    return Marker.of(
        new Marker.Position(Map.of(field, value), key),
        field,
        Marker.fingerprint(definition.entity(), query, field));
  }

  private static <T> void narrow(
      ListDefinition<T> definition,
      ListQuery query,
      List<Condition> conditions,
      List<String> where,
      Map<String, Object> parameters) {
    for (Condition condition : conditions) {
      where.add("(" + condition.hql() + ")");
      parameters.putAll(condition.parameters());
    }
    query
        .filters()
        .forEach((field, value) -> addFilter(definition, field, value, where, parameters));
  }

  private static <T> void addFilter(
      ListDefinition<T> definition,
      String field,
      String value,
      List<String> where,
      Map<String, Object> parameters) {
    ListDefinition.Filter filter = definition.filters().get(field);
    if (filter == null) {
      throw ListProblems.filter(field, definition.filters().keySet());
    }
    try {
      parameters.put(field, filter.parse().apply(value));
    } catch (IllegalArgumentException e) {
      throw ListProblems.value(field);
    }
    where.add("(" + filter.condition() + ")");
  }
}
