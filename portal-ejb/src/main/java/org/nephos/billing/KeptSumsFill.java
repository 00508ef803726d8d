package org.nephos.billing;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.migration.Context;
import org.nephos.persistence.MigrationStep;
import org.nephos.persistence.SumMemory;

/**
 * Fills the table of kept sums from the records that were made before there was one. Where months
 * begin is worked out here, because databases disagree on what a time zone is.
 */
@Dependent
public class KeptSumsFill extends MigrationStep {
  private static final String TENANTS = "select id, zone_id from tenant order by id";

  private static final String SPAN =
      "select min(from_at), max(from_at) from usage_record where tenant_id = ?";

  private static final String SUMS =
      "select u.billed_in, u.project_id, u.meter, u.rate_id, u.unit_price, u.currency,"
          + " u.resource_id, u.resource_type, u.resource_name, max(u.to_at),"
          + " sum(u.seconds * u.sign), sum(u.quantity * (u.seconds * u.sign)),"
          + " sum(case when u.sign < 0 then -u.cost else u.cost end)"
          + " from usage_record u where u.tenant_id = ? and u.from_at >= ? and u.from_at < ?"
          + " group by u.billed_in, u.project_id, u.meter, u.rate_id, u.unit_price, u.currency,"
          + " u.resource_id, u.resource_type, u.resource_name";

  /** Made by who migrates. */
  public KeptSumsFill() {
    super("22", "kept sums filled");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    fill(context.getConnection());
  }

  private static void fill(Connection connection) throws SQLException {
    SumMemory.take(connection);
    for (Map.Entry<UUID, ZoneId> tenant : tenants(connection).entrySet()) {
      fill(connection, tenant.getKey(), tenant.getValue());
    }
  }

  private static Map<UUID, ZoneId> tenants(Connection connection) throws SQLException {
    Map<UUID, ZoneId> tenants = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(TENANTS);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        tenants.put(rows.getObject(1, UUID.class), ZoneId.of(rows.getString(2)));
      }
    }
    return tenants;
  }

  /**
   * Keeps the sums of all records of a tenant, of which none are kept, while nobody records its
   * usage; in the connection's transaction.
   */
  public static void fill(Connection connection, UUID tenant, ZoneId zone) throws SQLException {
    Instant first;
    Instant last;
    try (PreparedStatement query = connection.prepareStatement(SPAN)) {
      query.setObject(1, tenant);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        first = instant(rows, 1);
        last = instant(rows, 2);
      }
    }
    if (first == null) {
      return;
    }
    for (BillingMonth month = BillingMonth.of(first, zone);
        !month.from().isAfter(last);
        month = month.next()) {
      KeptSumsTable.add(connection, sums(connection, tenant, month));
    }
  }

  private static List<KeptSum> sums(Connection connection, UUID tenant, BillingMonth about)
      throws SQLException {
    List<KeptSum> sums = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SUMS)) {
      query.setObject(1, tenant);
      query.setObject(2, about.from().atOffset(ZoneOffset.UTC));
      query.setObject(3, about.to().atOffset(ZoneOffset.UTC));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sums.add(sum(rows, tenant, about.from()));
        }
      }
    }
    return sums;
  }

  private static KeptSum sum(ResultSet rows, UUID tenant, Instant about) throws SQLException {
    Instant billedIn = instant(rows, 1);
    return new KeptSum(
        new KeptSum.Key(
            tenant,
            billedIn == null ? about : billedIn,
            about,
            rows.getObject(2, UUID.class),
            rows.getString(3),
            rows.getObject(4, UUID.class),
            rows.getBigDecimal(5),
            rows.getString(6).strip(),
            rows.getObject(7, UUID.class),
            rows.getString(8),
            rows.getString(9)),
        instant(rows, 10),
        rows.getLong(11),
        rows.getBigDecimal(12),
        rows.getBigDecimal(13));
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
