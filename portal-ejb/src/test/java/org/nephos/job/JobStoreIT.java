package org.nephos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

class JobStoreIT {
  @RegisterExtension static final Portal portal = new Portal();

  private JobStore store;
  private List<LeasedJob> leased;

  @BeforeEach
  void leaseTwo() {
    portal.withDemoData();
    Acme acme = new Acme(portal);
    portal.as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("web", 2), null));
    store = portal.get(JobStore.class);
    leased = store.lease("node/1", 10);
    assertThat(leased).hasSize(2);
  }

  /** How many leases hold for a minute or more from the machine's time on. */
  private long longLeases() {
    return portal.number(
        "select count(*) from job where lease_until > :at",
        Map.of("at", Clock.systemUTC().instant().plusSeconds(60)));
  }

  @Test
  @Timeout(20)
  void aWorkerThatWaitsInItsTransactionCostsNobodyTheLease() throws InterruptedException {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread slow =
        new Thread(
            () ->
                portal.inTransaction(
                    () -> {
                      store.guard(leased.get(0));
                      written.countDown();
                      return awaits(over);
                    }));
    slow.start();
    try {
      assertThat(awaits(written)).isTrue();
      portal.use(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));
      store.heartbeat("node/1");
      assertThat(longLeases()).isEqualTo(1);
      // It is not given to another either while it is being written.
      portal.use(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
      assertThat(store.reclaim()).isEqualTo(1);
    } finally {
      over.countDown();
      slow.join();
    }
    assertThat(store.reclaim()).isEqualTo(1);
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
