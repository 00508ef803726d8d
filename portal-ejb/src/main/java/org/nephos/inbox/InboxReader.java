package org.nephos.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nephos.inbox.InboxOrder.Stretch;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;

/**
 * Reads the inbox page by page over all sources: of each no more rows than the page may show, from
 * behind the last one shown.
 */
@ApplicationScoped
class InboxReader {
  private static final String KIND = "kind";
  private static final String STATE = "state";
  private static final String PLACE = "place";

  @Inject private ListReader lists;
  @Inject @Any private Instance<InboxSource<?>> all;

  /**
   * Where a page ended.
   *
   * @param stretch the number of its stretch
   * @param value its value of the stretch's sort; null for the stretch's begin
   * @param id null for the stretch's begin
   */
  private record Place(int stretch, String value, String id) {
    static Place begin(int stretch) {
      return new Place(stretch, null, null);
    }

    static Place of(Marker marker) {
      String[] parts = marker.value().split(":", 2);
      if (parts.length < 2 || !parts[0].matches("\\d")) {
        throw Marker.malformed();
      }
      return new Place(Integer.parseInt(parts[0]), parts[1], marker.key());
    }
  }

  /** A row and its stretch. */
  private record Row(int stretch, InboxItemView item) {}

  /** What is asked of each source. */
  private record Ask(InboxState state, Map<String, String> filters, int rows) {}

  Page<InboxItemView> page(ListQuery query) {
    String fingerprint = Marker.fingerprint(InboxItemView.class, query, InboxSource.AGE);
    List<Stretch> stretches = InboxOrder.of(query.sort(), sources(query)).stretches();
    InboxState state = constant(InboxState.class, STATE, query, InboxState.PENDING);
    Place place =
        query.marker() == null
            ? Place.begin(0)
            : Place.of(Marker.parse(query.marker(), fingerprint));
    List<Row> rows = new ArrayList<>();
    for (int i = place.stretch(); i < stretches.size() && rows.size() <= query.limit(); i++) {
      Ask ask = new Ask(state, filters(query), query.limit() + 1 - rows.size());
      for (InboxItemView item : read(stretches.get(i), ask, i == place.stretch() ? place : null)) {
        rows.add(new Row(i, item));
      }
    }
    boolean more = rows.size() > query.limit();
    List<Row> shown = more ? rows.subList(0, query.limit()) : rows;
    return new Page<>(
        shown.stream().map(Row::item).toList(),
        more ? marker(shown.get(shown.size() - 1), stretches, fingerprint) : null);
  }

  private static String marker(Row last, List<Stretch> stretches, String fingerprint) {
    String value = last.stretch() + ":" + stretches.get(last.stretch()).value(last.item());
    return Marker.of(
        new Marker.Position(Map.of(PLACE, value), last.item().id()), PLACE, fingerprint);
  }

  /** The first rows of a stretch from this place on, as many as are asked for. */
  private List<InboxItemView> read(Stretch stretch, Ask ask, Place place) {
    List<InboxItemView> merged = new ArrayList<>();
    for (InboxSource<?> source : stretch.sources()) {
      merged.addAll(read(source, stretch, ask, place));
    }
    merged.sort(stretch.comparator());
    return merged.subList(0, Math.min(ask.rows(), merged.size()));
  }

  private <T> List<InboxItemView> read(
      InboxSource<T> source, Stretch stretch, Ask ask, Place place) {
    ListQuery first = new ListQuery(ask.filters(), stretch.sort(), ask.rows(), null);
    String marker =
        place == null || place.id() == null
            ? null
            : lists.markerBehind(source.list(), first, place.value(), place.id());
    return lists
        .page(
            source.list(),
            new ListQuery(ask.filters(), stretch.sort(), ask.rows(), marker),
            source.conditions(ask.state()),
            source::position,
            source::views)
        .items();
  }

  long waiting(ListQuery query) {
    long waiting = 0;
    for (InboxSource<?> source : sources(query)) {
      waiting += waiting(source, query);
    }
    return waiting;
  }

  private <T> long waiting(InboxSource<T> source, ListQuery query) {
    return lists.count(
        source.list(),
        new ListQuery(filters(query), null, query.limit(), null),
        source.conditions(InboxState.PENDING));
  }

  private List<InboxSource<?>> sources(ListQuery query) {
    InboxKind wanted = constant(InboxKind.class, KIND, query, null);
    List<InboxSource<?>> sources = new ArrayList<>();
    for (InboxSource<?> source : all) {
      if (wanted == null || source.kind() == wanted) {
        sources.add(source);
      }
    }
    return sources;
  }

  /** What the sources themselves filter by. */
  private static Map<String, String> filters(ListQuery query) {
    Map<String, String> filters = new TreeMap<>(query.filters());
    filters.remove(KIND);
    filters.remove(STATE);
    return filters;
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, String field, ListQuery query, E otherwise) {
    String text = query.filters().get(field);
    if (text == null) {
      return otherwise;
    }
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(field, "The value of " + field + " cannot be read.");
    }
  }
}
