package org.nephos.benchmark.billing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.invoice.InvoiceTick;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.InvoiceCloud;
import org.nephos.testing.Portal;

/**
 * The month of 1,000 tenants, closed and invoiced by the job on PostgreSQL; and in turns with it
 * the same rows, which are there already, copied in a transaction for each tenant, by statements
 * that are prepared once.
 */
public final class CloseBesideInsert {
  private static final int TENANTS = 1_000;
  private static final int INSTANCES = 10;
  private static final int HOURS = 24;
  private static final Instant CLOSED = Instant.parse("2026-04-01T05:00:00Z");

  private static final String EVENT =
      "type, at, tenant_id, project_id, resource_type, resource_id, resource_name, actor_id, actor,"
          + " remote_address, outcome, correlation_id, data";

  /** Of an invoice, in the order of their keys. */
  private static final List<String> BELOW = List.of("invoice_item", "cost_row", "invoice_tax");

  private final Portal portal;
  private final BenchSql sql;
  private final MeteredFleet fleet;
  private final int tenants;

  private CloseBesideInsert(Portal portal, int tenants) {
    this.portal = portal;
    this.sql = new BenchSql(portal);
    this.fleet = new MeteredFleet(portal, INSTANCES, HOURS);
    this.tenants = tenants;
  }

  /**
   * Prints a line of JSON.
   *
   * @param args how many rounds (5), and how many tenants (1,000)
   */
  public static void main(String[] args) throws SQLException {
    int rounds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    int tenants = args.length < 2 ? TENANTS : Integer.parseInt(args[1]);
    System.setProperty("nephos.test.db", "postgresql");
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Portal portal = new Portal().start()) {
      portal.withDemoData();
      out.println(new CloseBesideInsert(portal, tenants).measure(rounds).toJson());
    }
  }

  private Sides measure(int rounds) throws SQLException {
    portal.as(
        DemoPeople.operator(),
        () -> {
          InvoiceCloud.account(portal, fleet.tenant());
          return null;
        });
    fleet.makeTenants(tenants);
    fleet.stop();
    fleet.rate();
    sql.run("analyze");
    close();
    List<UUID> all = copies();
    Sides sides = new Sides("close", tenants);
    sides.tell("resources of each", INSTANCES);
    sides.tell("records", tenants * fleet.intervals());
    for (int i = 0; i < rounds; i++) {
      undo();
      sides.floor("INSERT … SELECT for each tenant", insert(all));
      check();
      undo();
      Duration took = close();
      sides.product(took);
      sides.also("a tenant", took.dividedBy(tenants));
      check();
    }
    return sides;
  }

  private Duration close() {
    portal.use(Clock.fixed(CLOSED, ZoneOffset.UTC));
    long begun = System.nanoTime();
    portal.asSystem(portal.get(InvoiceTick.class)::tick);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Keeps what was made. */
  private List<UUID> copies() throws SQLException {
    sql.run("create table copy_invoice as select * from invoice");
    sql.run("create unique index copy_invoice_tenant on copy_invoice (tenant_id)");
    for (String table : BELOW) {
      sql.run("create table copy_" + table + " as select * from " + table);
      sql.run("create index copy_" + table + "_of on copy_" + table + " (invoice_id)");
    }
    sql.run("create table copy_event as select * from event where type = 'invoice.issued'");
    sql.run("create index copy_event_of on copy_event (tenant_id)");
    sql.run("analyze");
    List<UUID> all = new ArrayList<>();
    try (Connection connection = portal.database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select tenant_id from copy_invoice order by tenant_id")) {
      while (rows.next()) {
        all.add(rows.getObject(1, UUID.class));
      }
    }
    if (all.size() != tenants) {
      throw new IllegalStateException(all.size() + " invoices of " + tenants + " tenants");
    }
    return all;
  }

  private Duration insert(List<UUID> all) throws SQLException {
    long begun = System.nanoTime();
    try (Connection connection = portal.database().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      List<PreparedStatement> statements = new ArrayList<>();
      statements.add(
          connection.prepareStatement(
              "insert into invoice select * from copy_invoice where tenant_id = ?"));
      for (String table : BELOW) {
        statements.add(
            connection.prepareStatement(
                "insert into "
                    + table
                    + " select c.* from copy_"
                    + table
                    + " c join copy_invoice i on i.id = c.invoice_id where i.tenant_id = ?"));
      }
      statements.add(
          connection.prepareStatement(
              "insert into event ("
                  + EVENT
                  + ") select "
                  + EVENT
                  + " from copy_event where tenant_id = ?"));
      statements.add(
          connection.prepareStatement(
              "update billing_account set closed_until = (select period_to from copy_invoice c"
                  + " where c.tenant_id = billing_account.tenant_id), version = version + 1 where"
                  + " tenant_id = ?"));
      for (UUID tenant : all) {
        for (PreparedStatement statement : statements) {
          statement.setObject(1, tenant);
          statement.executeUpdate();
        }
        connection.commit();
      }
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void undo() {
    sql.run("update billing_account set closed_until = null");
    sql.run(
        "truncate cost_row, invoice_tax, invoice_item, payment, credited_item, manual_item, invoice");
    sql.run("delete from event where type = 'invoice.issued'");
  }

  /** What is there is what there was first, but for numbers and times. */
  private void check() {
    String rows = "select count(*) || '/' || sum(hashtextextended(cast(r as text), 0)) from ";
    for (String table : BELOW) {
      Object now = sql.one(rows + table + " r");
      if (!now.equals(sql.one(rows + "copy_" + table + " r"))) {
        throw new IllegalStateException("other rows in " + table + ": " + now);
      }
    }
    Object closed = sql.one("select count(*) from billing_account where closed_until is not null");
    if (((Number) closed).intValue() != tenants) {
      throw new IllegalStateException(closed + " months were closed");
    }
  }
}
