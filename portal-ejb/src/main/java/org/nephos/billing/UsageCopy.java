package org.nephos.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;
import org.nephos.persistence.BinaryCopy;

/** New usage records by PostgreSQL's {@code COPY}, which takes them in while they are rated. */
final class UsageCopy implements UsageInsert {
  private final BinaryCopy copy;
  private final Instant now;

  UsageCopy(Connection connection, Instant now) throws SQLException {
    this.copy = new BinaryCopy(connection, TABLE, COLUMNS);
    this.now = now;
  }

  @Override
  public void add(NewUsage row) throws SQLException {
    MeteredResource resource = row.resource();
    RatedUsage usage = row.usage();
    UsageInterval interval = usage.interval();
    Dimensions of = interval.of();
    copy.row()
        .uuid(row.id())
        .uuid(resource.tenant())
        .uuid(resource.project())
        .text(resource.type())
        .uuid(resource.id())
        .text(resource.name())
        .text(interval.meter().word())
        .time(interval.from())
        .time(interval.to())
        .int8(interval.seconds())
        .numeric(interval.quantity())
        .text(interval.meter().unit())
        .uuid(usage.rateId())
        .numeric(usage.unitPrice())
        .text(usage.cost().currency())
        .numeric(usage.cost().amount())
        .time(now)
        .uuid(of.flavorId())
        .uuid(of.imageId())
        .text(of.zone())
        .text(of.volumeType())
        .time(row.billedIn())
        .int2(row.correction())
        .int2(row.sign())
        .uuid(row.corrects());
  }

  @Override
  public void close() throws SQLException {
    copy.close();
  }
}
