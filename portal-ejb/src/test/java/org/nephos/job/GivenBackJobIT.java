package org.nephos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

class GivenBackJobIT {
  @RegisterExtension static final Portal portal = new Portal();

  @Test
  void itIsTakenByTheNextAndHasNotFailed() {
    portal.withDemoData();
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
}
