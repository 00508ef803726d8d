package org.nephos.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.nephos.persistence.BinaryCopy;

/**
 * Where new usage records go, as part of a connection's transaction. Each database has its quickest
 * way; the rows are the same.
 */
interface UsageInsert extends AutoCloseable {
  /** The table. */
  String TABLE = "usage_record";

  /** All of its columns. */
  List<String> COLUMNS =
      List.of(
          "id",
          "tenant_id",
          "project_id",
          "resource_type",
          "resource_id",
          "resource_name",
          "meter",
          "from_at",
          "to_at",
          "seconds",
          "quantity",
          "unit",
          "rate_id",
          "unit_price",
          "currency",
          "cost",
          "created_at",
          "flavor_id",
          "image_id",
          "zone_id",
          "volume_type",
          "billed_in",
          "correction",
          "sign",
          "corrects");

  /**
   * The way of this connection's database.
   *
   * @param now when the records are made
   */
  static UsageInsert on(Connection connection, Instant now) throws SQLException {
    return BinaryCopy.isFor(connection)
        ? new UsageCopy(connection, now)
        : new UsageStatements(connection, now);
  }

  /** Adds one. It may be sent later, and be refused then. */
  void add(NewUsage row) throws SQLException;

  /** Sends what waits. */
  @Override
  void close() throws SQLException;
}
