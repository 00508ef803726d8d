package org.nephos.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Room for a query that adds many rows up by many keys. PostgreSQL gives a query 4 MB by itself;
 * with sums of ten thousand resources it then sorts all rows on disk first, which takes three times
 * as long as to add them up in memory.
 */
public final class SumMemory {
  private SumMemory() {}

  /**
   * Gives the queries of this transaction room for some ten thousand sums, where the database has
   * to be told.
   */
  public static void take(Connection connection) throws SQLException {
    if (BinaryCopy.isFor(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local work_mem = '64MB'");
      }
    }
  }
}
