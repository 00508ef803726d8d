package org.nephos.list.api;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nephos.csv.CsvFile;
import org.nephos.json.Json;

/**
 * A list as a file: all rows that fit its filters, in its order, read page by page through the
 * facade that shows the list, and so by the same rights. The columns are the view's components;
 * those of a record within it are named {@code outer.inner}, lists and maps are JSON.
 *
 * @param <V> the view of a row
 */
public final class ListFile<V extends Record> {
  private final ListQuery query;
  private final Function<ListQuery, Page<V>> list;
  private final List<Column> columns = new ArrayList<>();
  private boolean begun;
  private long rows;

  private record Column(String name, Function<Object, Object> value) {}

  private interface Line<V> {
    void write(V row) throws IOException;
  }

  /**
   * @param query filters and sort; its marker and limit do not count
   * @param list what reads a page
   */
  public ListFile(Class<V> type, ListQuery query, Function<ListQuery, Page<V>> list) {
    this.query = query;
    this.list = list;
    addColumns("", type, row -> row);
  }

  private void addColumns(String prefix, Class<?> type, Function<Object, Object> owner) {
    for (RecordComponent component : type.getRecordComponents()) {
      Function<Object, Object> value = owner.andThen(row -> read(component, row));
      if (component.getType().isRecord()) {
        addColumns(prefix + component.getName() + ".", component.getType(), value);
      } else {
        columns.add(new Column(prefix + component.getName(), value));
      }
    }
  }

  private static Object read(RecordComponent component, Object row) {
    try {
      return row == null ? null : component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /**
   * Writes it as CSV with a header. A filter that cannot be read is refused before anything is
   * written.
   */
  public void writeCsv(Writer out) throws IOException {
    Page<V> first = page(null);
    CsvFile file = new CsvFile(out, columns.stream().map(Column::name).toList());
    each(
        first,
        row ->
            file.line(columns.stream().map(column -> cell(column.value().apply(row))).toArray()));
  }

  /** Writes it as JSON, one object on each line. */
  public void writeJsonLines(Writer out) throws IOException {
    each(page(null), row -> out.append(Json.write(object(row))).append('\n'));
  }

  private Map<String, Object> object(V row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Column column : columns) {
      Object value = column.value().apply(row);
      object.put(column.name(), isPlain(value) ? value : value.toString());
    }
    return object;
  }

  private static boolean isPlain(Object value) {
    return value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof List
        || value instanceof Map;
  }

  private static Object cell(Object value) {
    if (value == null || value instanceof Number && !(value instanceof BigDecimal)) {
      return value;
    }
    if (value instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    return value instanceof List || value instanceof Map
        ? CsvFile.text(Json.write(value))
        : value instanceof UUID ? value : CsvFile.text(value.toString());
  }

  /** Whether the list could be read, so that some of it may have left. */
  public boolean isBegun() {
    return begun;
  }

  /** How many rows were written so far. */
  public long rows() {
    return rows;
  }

  private void each(Page<V> first, Line<V> line) throws IOException {
    Page<V> page = first;
    begun = true;
    while (true) {
      for (V row : page.items()) {
        line.write(row);
        rows++;
      }
      if (page.next() == null) {
        return;
      }
      page = page(page.next());
    }
  }

  private Page<V> page(String marker) {
    return list.apply(new ListQuery(query.filters(), query.sort(), ListQuery.MAX_LIMIT, marker));
  }
}
