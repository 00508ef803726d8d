package org.nephos.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.nephos.event.Sequencing;
import org.nephos.integrity.IntegrityChecks;
import org.nephos.testing.CrashPoints;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/** A start that dies in the midst of the made-up year, and the next ones. */
class DemoHistoryCrashIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final String JOURNAL = "nephos.driver.simulator.journal";
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-12-17T10:00:00Z"), ZoneOffset.UTC);

  @AfterEach
  void noJournal() {
    System.clearProperty(JOURNAL);
  }

  @Test
  void theNextStartGoesOnWhereTheLastOneDied(@TempDir Path folder) {
    System.setProperty(JOURNAL, folder.resolve("guests").toString());
    portal.use(TODAY);
    DemoHistory history = portal.get(DemoHistory.class);
    for (int point : new int[] {30, 61, 250, 399}) {
      portal.database().crashes().arm(point);
      assertThatThrownBy(history::ensure).isInstanceOf(CrashPoints.Crash.class);
      portal.database().crashes().disarm();
      assertThat(portal.get(PortalClock.class).clock()).isSameAs(TODAY);
    }

    history.ensure();
    portal.get(DemoCloud.class).ensure("", "");

    assertThat(count("demo_history where step = 0 and state = 'DONE'")).isEqualTo(1);
    assertThat(count("invoice where kind = 'INVOICE'")).isEqualTo(12);
    assertThat(count("invoice where kind = 'CREDIT_NOTE'")).isEqualTo(1);
    assertThat(count("orders where name = 'web'")).isEqualTo(1);
    assertThat(count("orders where name = 'shop'")).isEqualTo(11);
    assertThat(count("instance where state <> 'DELETED'")).isZero();
    assertThat(count("job where state <> 'DONE'")).isZero();
    Sequencing sequencing = portal.get(Sequencing.class);
    sequencing.ensure("test/1");
    assertThat(sequencing.batch("test/1").rows()).isPositive();
    portal.asSystem(() -> portal.get(IntegrityChecks.class).checkAll());
    assertThat(portal.get(IntegrityChecks.class).last())
        .allSatisfy(check -> assertThat(check.drift()).as(check.invariant()).isEmpty());
  }

  @Test
  void whatFailsIsTriedAgainAtTheNextStart(@TempDir Path folder) {
    System.setProperty(JOURNAL, folder.resolve("guests").toString());
    Portal own = new Portal();
    own.start();
    try {
      own.use(TODAY);
      execute(own, "alter table orders add constraint no_shop check (name <> 'shop')");
      own.get(DemoHistory.class).ensure();
      assertThat(own.get(PortalClock.class).clock()).isSameAs(TODAY);
      assertThat(count(own, "demo_history where step = 0 and state = 'FAILED'")).isEqualTo(1);
      assertThat(count(own, "invoice")).isPositive().isLessThan(12);
      execute(own, "alter table orders drop constraint no_shop");

      own.get(DemoHistory.class).ensure();

      assertThat(count(own, "demo_history where step = 0 and state = 'DONE'")).isEqualTo(1);
      assertThat(count(own, "invoice where kind = 'INVOICE'")).isEqualTo(12);
      assertThat(count(own, "orders where name = 'shop'")).isEqualTo(11);
      assertThat(count(own, "orders where name = 'web'")).isEqualTo(1);
      assertThat(count(own, "instance where state <> 'DELETED'")).isZero();
    } finally {
      own.close();
    }
  }

  private static void execute(Portal portal, String sql) {
    portal.database().run(() -> portal.database().em().createNativeQuery(sql).executeUpdate());
  }

  private static long count(Portal portal, String from) {
    return portal.number("select count(*) from " + from, Map.of());
  }

  private static long count(String from) {
    return portal.number("select count(*) from " + from, Map.of());
  }
}
