package org.nephos.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The only way in which usage records are made: with them, in the same transaction, the sums that
 * are kept of them. The records go first, so that one that is there already is refused before it
 * counts.
 */
final class UsageWriter implements AutoCloseable {
  private final Connection connection;
  private final UsageInsert records;
  private final KeptSums sums = new KeptSums();

  /**
   * Nothing else may be done on the connection until it is closed.
   *
   * @param now when the records are made
   */
  UsageWriter(Connection connection, Instant now) throws SQLException {
    this.connection = connection;
    this.records = UsageInsert.on(connection, now);
  }

  /**
   * Adds a record. It may be sent later, and be refused then.
   *
   * @param zone the tenant's
   */
  void add(NewUsage row, ZoneId zone) throws SQLException {
    records.add(row);
    sums.add(row, zone);
  }

  /** Sends what waits. */
  @Override
  public void close() throws SQLException {
    records.close();
    sums.write(connection);
  }
}
