package org.nephos.benchmark.billing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.nephos.invoice.InvoiceId;
import org.nephos.invoice.InvoiceService;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.InvoiceCloud;
import org.nephos.testing.Portal;

/**
 * The invoice of 10,000 resources on PostgreSQL: its draft as it is looked at, then the month
 * closed and the invoice issued, both from the sums that are kept; and in turns with them one
 * statement that adds the same records up and stores a row for each resource and meter.
 */
public final class InvoiceBesideSum {
  private static final int INSTANCES = 10_000;
  private static final int HOURS = 24;
  private static final Instant DRAFTED = Instant.parse("2026-03-31T20:00:00Z");
  private static final Instant ISSUED = Instant.parse("2026-04-01T05:00:00Z");

  /** Without the foreign key that the product's rows have. */
  private static final String FLOOR =
      "insert into cost_plain select ?1, 1, row_number() over (), u.resource_id, u.resource_type,"
          + " u.resource_name, sum(u.seconds), sum(u.quantity * u.seconds) / 3600, sum(u.cost) from"
          + " usage_record u where u.tenant_id = ?1 and u.from_at >= ?2 and u.from_at < ?3 group by"
          + " u.project_id, u.meter, u.rate_id, u.unit_price, u.resource_id, u.resource_type,"
          + " u.resource_name";

  private final Portal portal;
  private final BenchSql sql;
  private final MeteredFleet fleet;
  private final int instances;

  private InvoiceBesideSum(Portal portal, int instances, int hours) {
    this.portal = portal;
    this.sql = new BenchSql(portal);
    this.fleet = new MeteredFleet(portal, instances, hours);
    this.instances = instances;
  }

  /**
   * Prints a line of JSON.
   *
   * @param args how many rounds (5), how many hours each instance has run (24), and how many
   *     instances (10,000)
   */
  public static void main(String[] args) {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    int hours = args.length < 2 ? HOURS : Integer.parseInt(args[1]);
    int instances = args.length < 3 ? INSTANCES : Integer.parseInt(args[2]);
    System.setProperty("nephos.test.db", "postgresql");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Portal portal = new Portal().start()) {
      portal.withDemoData();
      out.println(new InvoiceBesideSum(portal, instances, hours).measure(rounds).toJson());
    }
  }

  private Sides measure(int rounds) {
    fleet.make();
    fleet.stop();
    fleet.rate();
    portal.as(
        DemoPeople.operator(),
        () -> {
          InvoiceCloud.account(portal, fleet.tenant());
          return null;
        });
    sql.run("create table cost_plain (like cost_row including all)");
    sql.run("analyze usage_record");
    Sides sides = new Sides("invoice", instances);
    sides.tell("records", fleet.intervals());
    // One is not measured.
    draft();
    issue();
    for (int i = 0; i < rounds; i++) {
      undo();
      sides.floor("INSERT … SELECT … GROUP BY", floor());
      sides.also("draft", draft());
      sides.product(issue());
      check();
    }
    return sides;
  }

  /** With as much memory as the product's query has. */
  private Duration floor() {
    sql.run("truncate cost_plain");
    UUID tenant = fleet.tenant();
    long begun = System.nanoTime();
    portal.inTransaction(
        () -> {
          sql.query("set local work_mem = '64MB'").executeUpdate();
          return sql.query(
                  FLOOR,
                  tenant,
                  Instant.parse("2026-02-28T23:00:00Z"),
                  Instant.parse("2026-03-31T22:00:00Z"))
              .executeUpdate();
        });
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Duration draft() {
    portal.use(Clock.fixed(DRAFTED, ZoneOffset.UTC));
    UUID id = InvoiceId.of(fleet.tenant(), YearMonth.of(2026, 3));
    long begun = System.nanoTime();
    portal.as(DemoPeople.operator(), () -> portal.get(InvoiceService.class).invoice(id));
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Duration issue() {
    portal.use(Clock.fixed(ISSUED, ZoneOffset.UTC));
    long begun = System.nanoTime();
    portal.as(
        DemoPeople.operator(), () -> portal.get(InvoiceService.class).issueDue(fleet.tenant()));
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void undo() {
    sql.run("update billing_account set closed_until = null");
    sql.run(
        "truncate cost_row, invoice_tax, invoice_item, payment, credited_item, manual_item, invoice");
  }

  private void check() {
    String sums = "select count(*) || '/' || sum(cost) || '/' || sum(quantity) from ";
    Object product = sql.one(sums + "cost_row where resource_id is not null");
    Object floor = sql.one(sums + "cost_plain");
    if (!product.equals(floor)) {
      throw new IllegalStateException("not the same rows: " + product + " and " + floor);
    }
  }
}
