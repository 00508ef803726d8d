package org.nephos.billing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A row to be inserted, of which columns may be left empty. */
final class NewRow {
  private final String table;
  private final List<String> columns = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  NewRow(String table) {
    this.table = table;
  }

  /**
   * Fills a column.
   *
   * @param value null leaves it empty
   */
  void put(String column, Object value) {
    if (value != null) {
      columns.add(column);
      values.add(value);
    }
  }

  void insert(EntityManager em) {
    String marks =
        IntStream.rangeClosed(1, values.size())
            .mapToObj(n -> "?" + n)
            .collect(Collectors.joining(", "));
    Query query =
        em.createNativeQuery(
            "insert into "
                + table
                + " ("
                + String.join(", ", columns)
                + ") values ("
                + marks
                + ")");
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    query.executeUpdate();
  }
}
