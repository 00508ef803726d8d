package org.nephos.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows as a dead server has left them. */
final class Rows implements AutoCloseable {
  private final Connection connection;

  /** Opens the database; an H2 file can be opened when its server is dead. */
  Rows(String url, String user, String password) throws SQLException {
    connection = DriverManager.getConnection(url, user, password);
  }

  /** All rows of a query, their columns joined by a blank; none where all is well. */
  List<String> of(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
