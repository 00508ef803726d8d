package org.nephos.benchmark.billing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nephos.testing.Portal;

/**
 * Usage of a million intervals on PostgreSQL, from the events of 2,000 instances to rated records,
 * as the tick of each minute makes it; and in turns with it {@code INSERT … SELECT} of the very
 * same rows from a copy of the table.
 */
public final class RatingBesideInsert {
  private static final int INSTANCES = 2_000;
  private static final int HOURS = 167;

  private RatingBesideInsert() {}

  /**
   * Prints a line of JSON.
   *
   * @param args how many rounds (5), and of how many instances (2,000)
   */
  public static void main(String[] args) {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    int instances = args.length < 2 ? INSTANCES : Integer.parseInt(args[1]);
    System.setProperty("nephos.test.db", "postgresql");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Portal portal = new Portal().start()) {
      portal.withDemoData();
      MeteredFleet fleet = new MeteredFleet(portal, instances, HOURS);
      fleet.make();
      out.println(measure(fleet, new BenchSql(portal), rounds).toJson());
    }
  }

  private static Sides measure(MeteredFleet fleet, BenchSql sql, int rounds) {
    fleet.rate();
    sql.run("create table usage_copy as select * from usage_record");
    String same = fleet.sum("usage_copy");
    check(fleet, sql, same);
    Sides sides = new Sides("rating", fleet.intervals());
    for (int i = 0; i < rounds; i++) {
      fleet.forget();
      sides.floor("INSERT … SELECT", sql.run("insert into usage_record select * from usage_copy"));
      fleet.forget();
      sides.product(fleet.rate());
      if (!fleet.sum("usage_record").equals(same)) {
        throw new IllegalStateException("the rows are not the same as in another round");
      }
    }
    return sides;
  }

  /** By the formula of money.md; of full hours it leaves nothing to round. */
  private static void check(MeteredFleet fleet, BenchSql sql, String same) {
    Object right =
        sql.one(
            "select count(*) from usage_record u join rate r on r.id = u.rate_id and r.meter ="
                + " u.meter where u.seconds = 3600 and u.cost = u.quantity * r.unit_price and"
                + " u.quantity = 2.5 and u.to_at = u.from_at + interval '1 hour'");
    if (((Number) right).longValue() != fleet.intervals()
        || !same.startsWith(fleet.intervals() + "/")) {
      throw new IllegalStateException(right + " right ones of " + same);
    }
  }
}
