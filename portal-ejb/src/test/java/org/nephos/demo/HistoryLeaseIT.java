package org.nephos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.persistence.Transactions;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** One node makes the year up, though several start at once. */
class HistoryLeaseIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Instant NOW = Instant.parse("2026-12-17T10:00:00Z");

  @BeforeEach
  void nobodyHasItAndNothingIsBegun() {
    for (String table : new String[] {"lease", "demo_history"}) {
      portal
          .database()
          .run(
              () ->
                  portal.database().em().createNativeQuery("delete from " + table).executeUpdate());
    }
  }

  private HistoryLease lease() {
    return portal.get(HistoryLease.class);
  }

  @Test
  void ofTwoNodesThatStartAtOnceOneHasIt() {
    assertThat(
            Together.run(() -> lease().take("a", "a/1", NOW), () -> lease().take("b", "b/1", NOW)))
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void whatANodeLeftIsTakenByItselfAtOnceAndByOthersWhenItsTermHasPassed() {
    assertThat(lease().take("a", "a/1", NOW)).isTrue();
    assertThat(lease().take("b", "b/1", NOW.plus(HistoryLease.LONGEST))).isFalse();
    assertThat(lease().take("a", "a/2", NOW)).isTrue();
    assertThat(lease().take("b", "b/1", NOW.plus(HistoryLease.LONGEST).plusSeconds(1))).isTrue();
    lease().release("a/2");
    assertThat(lease().take("c", "c/1", NOW)).as("it was b's").isFalse();
  }

  /** The other node is at it: this one waits until it has come to the end, and makes nothing. */
  @Test
  void whoComesSecondWaitsAndMakesNothing() {
    portal.use(Clock.fixed(NOW, ZoneOffset.UTC));
    HistoryLog log = portal.get(HistoryLog.class);
    Transactions transactions = portal.get(Transactions.class);
    transactions.runInNew(() -> log.begin(NOW));
    assertThat(lease().take("a", "a/1", NOW)).isTrue();
    DemoHistory history = portal.get(DemoHistory.class);

    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> history.ensure("b"));
    assertThat(second).isNotDone();
    transactions.runInNew(() -> log.end(true));
    lease().release("a/1");
    second.join();

    assertThat(portal.number("select count(*) from demo_history", Map.of())).isEqualTo(1);
    assertThat(portal.number("select count(*) from orders", Map.of())).isZero();
  }
}
