package org.nephos.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;

/**
 * New usage records by {@code INSERT}, many with one statement: a database spends more on beginning
 * and ending a statement than on a row.
 */
final class UsageStatements implements UsageInsert {
  private static final int ROWS = 100;

  /** So many of those go to the database at once. */
  private static final int STATEMENTS = 10;

  private static final int WIDTH = COLUMNS.size();
  private static final String INTO =
      "insert into " + TABLE + " (" + String.join(", ", COLUMNS) + ") values ";
  private static final String VALUES = "(" + "?, ".repeat(WIDTH - 1) + "?)";
  private static final String MANY = INTO + (VALUES + ", ").repeat(ROWS - 1) + VALUES;

  private final Connection connection;
  private final OffsetDateTime now;
  private final List<NewUsage> waiting = new ArrayList<>(ROWS);
  private PreparedStatement many;
  private int statements;

  UsageStatements(Connection connection, Instant now) {
    this.connection = connection;
    this.now = time(now);
  }

  @Override
  public void add(NewUsage row) throws SQLException {
    waiting.add(row);
    if (waiting.size() == ROWS) {
      if (many == null) {
        many = connection.prepareStatement(MANY);
      }
      for (int i = 0; i < ROWS; i++) {
        bind(many, i * WIDTH, waiting.get(i));
      }
      many.addBatch();
      waiting.clear();
      if (++statements == STATEMENTS) {
        send();
      }
    }
  }

  private void send() throws SQLException {
    if (statements > 0) {
      many.executeBatch();
      statements = 0;
    }
  }

  /** Inserts what is left, which is never as many as one statement takes. */
  private void flush() throws SQLException {
    send();
    if (waiting.isEmpty()) {
      return;
    }
    try (PreparedStatement one = connection.prepareStatement(INTO + VALUES)) {
      for (NewUsage row : waiting) {
        bind(one, 0, row);
        one.addBatch();
      }
      one.executeBatch();
    }
    waiting.clear();
  }

  /** Binds a row to the parameters behind the first so many. */
  private void bind(PreparedStatement statement, int at, NewUsage row) throws SQLException {
    MeteredResource resource = row.resource();
    RatedUsage usage = row.usage();
    UsageInterval interval = usage.interval();
    statement.setObject(at + 1, row.id());
    statement.setObject(at + 2, resource.tenant());
    statement.setObject(at + 3, resource.project());
    statement.setString(at + 4, resource.type());
    statement.setObject(at + 5, resource.id());
    statement.setString(at + 6, resource.name());
    statement.setString(at + 7, interval.meter().word());
    statement.setObject(at + 8, time(interval.from()));
    statement.setObject(at + 9, time(interval.to()));
    statement.setLong(at + 10, interval.seconds());
    statement.setBigDecimal(at + 11, interval.quantity());
    statement.setString(at + 12, interval.meter().unit());
    setId(statement, at + 13, usage.rateId());
    statement.setBigDecimal(at + 14, usage.unitPrice());
    statement.setString(at + 15, usage.cost().currency());
    statement.setBigDecimal(at + 16, usage.cost().amount());
    statement.setObject(at + 17, now);
    Dimensions of = interval.of();
    setId(statement, at + 18, of.flavorId());
    setId(statement, at + 19, of.imageId());
    statement.setString(at + 20, of.zone());
    statement.setString(at + 21, of.volumeType());
    if (row.billedIn() == null) {
      statement.setNull(at + 22, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(at + 22, time(row.billedIn()));
    }
    statement.setInt(at + 23, row.correction());
    statement.setInt(at + 24, row.sign());
    setId(statement, at + 25, row.corrects());
  }

  private static void setId(PreparedStatement statement, int at, UUID id) throws SQLException {
    if (id == null) {
      statement.setNull(at, Types.OTHER);
    } else {
      statement.setObject(at, id);
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Inserts what waits. */
  @Override
  public void close() throws SQLException {
    try {
      flush();
    } finally {
      if (many != null) {
        many.close();
      }
    }
  }
}
