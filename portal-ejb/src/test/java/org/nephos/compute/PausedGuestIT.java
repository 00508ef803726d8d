package org.nephos.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/** A paused guest cannot hear that it shall go down; nobody waits for that until the term ends. */
class PausedGuestIT {
  @RegisterExtension static final Portal portal = new Portal();

  private UUID id;

  @BeforeEach
  void orderOne() {
    portal.withDemoData();
    Acme acme = new Acme(portal);
    id =
        portal
            .as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("web", 1), null))
            .instances()
            .get(0);
    portal.work();
  }

  @Test
  void itIsStoppedForADeletionThatCanBeUndone() {
    pause();
    assertThat(state()).isEqualTo(InstanceState.PAUSED);

    deleteWithUndo();

    assertThat(state()).isEqualTo(InstanceState.SOFT_DELETED);
    assertThat(tasks()).isZero();
  }

  @Test
  void soIsOneOfWhichNobodyKnowsThatItIsPaused() {
    portal
        .faults()
        .arm("*", "setPower", Fault.FAIL_AFTER, FailureKind.UNREACHABLE, 1, Duration.ZERO);
    pause();
    assertThat(state()).isEqualTo(InstanceState.ACTIVE);

    deleteWithUndo();

    assertThat(state()).isEqualTo(InstanceState.SOFT_DELETED);
    assertThat(tasks()).isZero();
  }

  private void pause() {
    portal.as(
        acmeUser(), () -> portal.get(InstanceService.class).act(id, InstanceAction.PAUSE, null));
    portal.work();
  }

  private void deleteWithUndo() {
    portal.as(
        acmeUser(), () -> portal.get(InstanceService.class).delete(id, Duration.ofHours(1), null));
    for (int i = 0; i < 3; i++) {
      portal.workWithoutPauses();
    }
  }

  private InstanceState state() {
    return portal.as(acmeUser(), () -> portal.get(InstanceService.class).get(id)).state();
  }

  private static long tasks() {
    return portal.number("select count(*) from instance where task is not null", Map.of());
  }
}
