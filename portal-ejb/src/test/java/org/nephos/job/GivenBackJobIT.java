package org.nephos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.FullExecutor;
import org.nephos.testing.Portal;

class GivenBackJobIT {
  private final Portal portal = new Portal();

  @BeforeEach
  void start() {
    portal.start();
    portal.withDemoData();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void itIsTakenByTheNextAndHasNotFailed() {
    Acme acme = new Acme(portal);
    portal.as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("web", 1), null));
    JobStore store = portal.get(JobStore.class);
    LeasedJob given = store.lease("node/1", 10).get(0);

    store.giveBack(given);

    List<LeasedJob> again = store.lease("node/2", 10);
    assertThat(again).extracting(LeasedJob::id).containsExactly(given.id());
    assertThat(again.get(0).failures()).isZero();
    assertThatThrownBy(() -> store.progress(given, "creating", 30)).isInstanceOf(LeaseLost.class);
  }

  @Test
  void aDispatcherWithoutThreadsGivesItBackAtOnce() {
    Acme acme = new Acme(portal);
    portal.as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("db", 1), null));
    JobStore store = portal.get(JobStore.class);
    int before = FullExecutor.refused();

    JobDispatcher dispatcher = portal.get(JobDispatcher.class);
    try {
      await().until(() -> FullExecutor.refused() > before);
      List<LeasedJob> taken = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> taken.addAll(store.lease("node/2", 10)) && !taken.isEmpty());
      assertThat(taken).allSatisfy(job -> assertThat(job.failures()).isZero());
    } finally {
      dispatcher.stop();
    }
  }
}
