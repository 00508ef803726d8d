package org.nephos.list;

import java.time.DateTimeException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;

/**
 * A list of which there are but a few rows, so that all of them are read and then filtered, sorted
 * and cut into pages here, by the rules of {@link ListReader}: what rows say may be worked out, and
 * need be no column.
 *
 * @param <V> the row as it is shown
 */
public final class ShortList<V> {
  private record Sort<V>(Function<V, Object> value, Function<String, Object> parse) {}

  private final Class<V> type;
  private final Function<V, UUID> id;
  private final String defaultSort;
  private final Map<String, Function<String, Predicate<V>>> filters = new LinkedHashMap<>();
  private final Map<String, Sort<V>> sorts = new LinkedHashMap<>();

  private ShortList(Class<V> type, Function<V, UUID> id, String defaultSort) {
    this.type = type;
    this.id = id;
    this.defaultSort = defaultSort;
  }

  /**
   * A list of such rows.
   *
   * @param id of a row, to break ties with
   * @param defaultSort a sort field, with {@code -} for descending
   */
  public static <V> ShortList<V> of(Class<V> type, Function<V, UUID> id, String defaultSort) {
    return new ShortList<>(type, id, defaultSort);
  }

  /**
   * Allows a filter for equality.
   *
   * @param parse makes the value of the text, or throws IllegalArgumentException
   */
  public ShortList<V> equal(
      String field, Function<V, Object> value, Function<String, Object> parse) {
    filters.put(
        field,
        text -> {
          Object wanted = parse.apply(text);
          return row -> wanted.equals(value.apply(row));
        });
    return this;
  }

  /** Allows a filter for a part of any of some texts, whatever its case. */
  @SafeVarargs
  public final ShortList<V> contains(String field, Function<V, String>... texts) {
    filters.put(
        field,
        part ->
            row -> Stream.of(texts).anyMatch(text -> lower(text.apply(row)).contains(lower(part))));
    return this;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * Allows a sort.
   *
   * @param value never null, and comparable with its like
   * @param parse makes it of its text
   */
  public ShortList<V> sort(
      String field, Function<V, Object> value, Function<String, Object> parse) {
    sorts.put(field, new Sort<>(value, parse));
    return this;
  }

  /**
   * A page of it.
   *
   * @param all the rows, in any order
   * @throws MalformedException for an unknown filter or sort, or a marker of another list
   */
  public Page<V> page(List<V> all, ListQuery query) {
    String wanted = query.sort() == null ? defaultSort : query.sort();
    boolean descending = wanted.startsWith("-");
    String field = descending ? wanted.substring(1) : wanted;
    Sort<V> sort = sorts.get(field);
    if (sort == null) {
      throw ListProblems.sort(sorts.keySet());
    }
    String fingerprint = Marker.fingerprint(type, query, field);
    Comparator<Place> order = descending ? Place.ORDER.reversed() : Place.ORDER;
    Place behind = query.marker() == null ? null : place(sort, query.marker(), fingerprint);
    Predicate<V> wantedRows = filter(query.filters());
    List<V> rows =
        all.stream()
            .filter(wantedRows)
            .filter(row -> behind == null || order.compare(place(sort, row), behind) > 0)
            .sorted(Comparator.comparing(row -> place(sort, row), order))
            .limit(query.limit() + 1L)
            .toList();
    if (rows.size() <= query.limit()) {
      return new Page<>(rows, null);
    }
    List<V> shown = rows.subList(0, query.limit());
    Place last = place(sort, shown.get(shown.size() - 1));
    Marker.Position position =
        new Marker.Position(Map.of(field, last.value().toString()), last.id());
    return new Page<>(shown, Marker.of(position, field, fingerprint));
  }

  private Predicate<V> filter(Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .map(one -> filter(one.getKey(), one.getValue()))
        .reduce(row -> true, Predicate::and);
  }

  private Predicate<V> filter(String field, String text) {
    Function<String, Predicate<V>> filter = filters.get(field);
    if (filter == null) {
      throw ListProblems.filter(field, filters.keySet());
    }
    try {
      return filter.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ListProblems.value(field);
    }
  }

  private Place place(Sort<V> sort, V row) {
    return new Place(sort.value().apply(row), id.apply(row));
  }

  private static <V> Place place(Sort<V> sort, String marker, String fingerprint) {
    Marker read = Marker.parse(marker, fingerprint);
    try {
      return new Place(sort.parse().apply(read.value()), (UUID) Parse.uuid(read.key()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Marker.malformed();
    }
  }

  /** Where a row stands. */
  private record Place(Object value, UUID id) {
    private static final Comparator<Place> ORDER =
        Comparator.<Place, Comparable<Object>>comparing(Place::comparable).thenComparing(Place::id);

    @SuppressWarnings("unchecked")
    private Comparable<Object> comparable() {
      return (Comparable<Object>) value;
    }
  }
}
