package org.nephos.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.billing.KeptSumsFill;

/** The sums that are kept of usage, for tests that write its records themselves. */
public final class KeptAgain {
  private KeptAgain() {}

  /** Keeps the sums of a tenant's records as they are now. */
  public static void of(Database database, UUID tenant) {
    database.run(() -> within(database, tenant));
  }

  /** The same in the current transaction. */
  public static void within(Database database, UUID tenant) {
    database.em().unwrap(Session.class).doWork(connection -> again(connection, tenant));
  }

  private static void again(Connection connection, UUID tenant) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement("delete from usage_month where tenant_id = ?");
        PreparedStatement zone =
            connection.prepareStatement("select zone_id from tenant where id = ?")) {
      delete.setObject(1, tenant);
      delete.executeUpdate();
      zone.setObject(1, tenant);
      try (ResultSet row = zone.executeQuery()) {
        row.next();
        KeptSumsFill.fill(connection, tenant, ZoneId.of(row.getString(1)));
      }
    }
  }
}
