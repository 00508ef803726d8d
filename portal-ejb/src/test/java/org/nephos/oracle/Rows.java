package org.nephos.oracle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows as they are; times are instants. */
final class Rows {
  private Rows() {}

  static List<Object[]> of(Connection connection, String sql, UUID... ids) throws SQLException {
    List<Object[]> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < ids.length; i++) {
        statement.setObject(i + 1, ids[i]);
      }
      statement.setFetchSize(1000);
      try (ResultSet rows = statement.executeQuery()) {
        boolean[] times = times(rows);
        while (rows.next()) {
          Object[] row = new Object[times.length];
          for (int i = 0; i < row.length; i++) {
            row[i] = times[i] ? instant(rows, i + 1) : rows.getObject(i + 1);
          }
          found.add(row);
        }
      }
    }
    return found;
  }

  private static boolean[] times(ResultSet rows) throws SQLException {
    boolean[] times = new boolean[rows.getMetaData().getColumnCount()];
    for (int i = 0; i < times.length; i++) {
      times[i] =
          rows.getMetaData().getColumnType(i + 1) == Types.TIMESTAMP_WITH_TIMEZONE
              || rows.getMetaData().getColumnTypeName(i + 1).equals("timestamptz");
    }
    return times;
  }

  private static Object instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
