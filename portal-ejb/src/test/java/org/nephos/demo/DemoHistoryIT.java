package org.nephos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.event.Sequencing;
import org.nephos.integrity.IntegrityChecks;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/** The made-up year of the demonstration, made by the product itself. */
class DemoHistoryIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-12-17T10:00:00Z"), ZoneOffset.UTC);

  @BeforeAll
  static void aNewCloudWithItsYear() {
    portal.use(TODAY);
    start();
  }

  private static void start() {
    long began = System.nanoTime();
    portal.get(DemoHistory.class).ensure();
    portal.get(DemoCloud.class).ensure("", "");
    portal.get(DemoHistory.class).follow();
    System.out.println("HISTORY took " + (System.nanoTime() - began) / 1_000_000 + " ms");
  }

  private static Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table :
        List.of(
            "tenant",
            "project",
            "orders",
            "instance",
            "job",
            "event",
            "usage_record",
            "invoice",
            "invoice_item",
            "credit",
            "payment",
            "rate",
            "plan_fee",
            "plan_discount",
            "seller",
            "tax_rate",
            "billing_account",
            "manual_item",
            "billing_run")) {
      rows.put(table, portal.number("select count(*) from " + table, Map.of()));
    }
    return rows;
  }

  @Test
  void aSecondStartMakesNothing() {
    Map<String, Long> first = rows();
    System.out.println(first);

    start();

    assertThat(rows()).isEqualTo(first);
  }

  @Test
  void itIsTodayAgain() {
    assertThat(portal.get(PortalClock.class).clock()).isSameAs(TODAY);
  }

  @Test
  void nothingRunsAndNothingIsCounted() {
    assertThat(portal.number("select count(*) from instance where state <> 'DELETED'", Map.of()))
        .isZero();
    assertThat(
            portal.number(
                "select sum(used_instances + used_vcpus + used_ram_mib + used_disk_gib) from"
                    + " quota_scope",
                Map.of()))
        .isZero();
    assertThat(portal.number("select count(*) from job where state not in ('DONE')", Map.of()))
        .isZero();
  }

  @Test
  void everyInvariantHolds() {
    Sequencing sequencing = portal.get(Sequencing.class);
    sequencing.ensure("test/1");
    while (sequencing.batch("test/1").rows() > 0) {}
    portal.asSystem(() -> portal.get(IntegrityChecks.class).checkAll());
    assertThat(portal.get(IntegrityChecks.class).last())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(check -> assertThat(check.drift()).as(check.invariant()).isEmpty());
  }
}
