package org.nephos.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;

/** Inserts usage records in batches. */
final class UsageInsert implements AutoCloseable {
  private static final int BATCH = 500;
  private static final String INSERT =
      "insert into usage_record (id, tenant_id, project_id, resource_type, resource_id,"
          + " resource_name, meter, from_at, to_at, seconds, quantity, unit, rate_id, unit_price,"
          + " currency, cost, created_at, flavor_id, image_id, zone_id, volume_type, billed_in,"
          + " correction, sign, corrects) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final PreparedStatement statement;
  private final Instant now;
  private int waiting;

  UsageInsert(Connection connection, Instant now) throws SQLException {
    this.statement = connection.prepareStatement(INSERT);
    this.now = now;
  }

  void add(NewUsage row) throws SQLException {
    bind(row.resource(), row.usage());
    statement.setObject(1, row.id());
    if (row.billedIn() == null) {
      statement.setNull(22, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(22, time(row.billedIn()));
    }
    statement.setInt(23, row.correction());
    statement.setInt(24, row.sign());
    setId(25, row.corrects());
    statement.addBatch();
    if (++waiting == BATCH) {
      flush();
    }
  }

  private void flush() throws SQLException {
    if (waiting > 0) {
      statement.executeBatch();
      waiting = 0;
    }
  }

  private void bind(MeteredResource resource, RatedUsage usage) throws SQLException {
    UsageInterval interval = usage.interval();
    statement.setObject(2, resource.tenant());
    statement.setObject(3, resource.project());
    statement.setString(4, resource.type());
    statement.setObject(5, resource.id());
    statement.setString(6, resource.name());
    statement.setString(7, interval.meter().word());
    statement.setObject(8, time(interval.from()));
    statement.setObject(9, time(interval.to()));
    statement.setLong(10, interval.seconds());
    statement.setBigDecimal(11, interval.quantity());
    statement.setString(12, interval.meter().unit());
    setId(13, usage.rateId());
    statement.setBigDecimal(14, usage.unitPrice());
    statement.setString(15, usage.cost().currency());
    statement.setBigDecimal(16, usage.cost().amount());
    statement.setObject(17, time(now));
    Dimensions of = interval.of();
    setId(18, of.flavorId());
    setId(19, of.imageId());
    statement.setString(20, of.zone());
    statement.setString(21, of.volumeType());
  }

  private void setId(int at, UUID id) throws SQLException {
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
    try (statement) {
      flush();
    }
  }
}
