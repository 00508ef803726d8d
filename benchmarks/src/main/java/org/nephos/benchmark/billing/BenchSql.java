package org.nephos.benchmark.billing;

import jakarta.persistence.Query;
import java.time.Duration;
import org.nephos.testing.Portal;

/** Plain statements on the portal's database, each in a transaction of its own. */
final class BenchSql {
  private final Portal portal;

  BenchSql(Portal portal) {
    this.portal = portal;
  }

  /** The one value that a query gives. */
  Object one(String sql, Object... values) {
    return portal.inTransaction(() -> query(sql, values).getSingleResult());
  }

  /** Runs a statement, and says how long it took with its commit. */
  Duration run(String sql, Object... values) {
    long begun = System.nanoTime();
    portal.inTransaction(() -> query(sql, values).executeUpdate());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** A query or statement within a transaction of the caller's. */
  Query query(String sql, Object... values) {
    Query query = portal.database().em().createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }
}
