package org.nephos.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.api.InstanceView;
import org.nephos.order.OrderService;
import org.nephos.order.OrderState;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

class InstanceReaperIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static Acme acme;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @AfterEach
  void nothingIsHeld() {
    portal.use(Clock.systemUTC());
    assertThat(acme.used("instances")).isZero();
  }

  private static OrderView submit(SubmitOrder order) {
    return portal.as(acmeUser(), () -> portal.get(OrderService.class).submit(order, null));
  }

  private static UUID running() {
    UUID id = submit(acme.order("r", 1)).instances().get(0);
    portal.work();
    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    return id;
  }

  private static InstanceView read(UUID id) {
    return portal.as(acmeUser(), () -> portal.get(InstanceService.class).get(id));
  }

  private static void delete(UUID id, Duration undo) {
    portal.as(acmeUser(), () -> portal.get(InstanceService.class).delete(id, undo, null));
  }

  private static void reapIn(Duration time) {
    portal.use(Clock.offset(Clock.systemUTC(), time));
    portal.asSystem(portal.get(InstanceReaper.class)::reap);
  }

  /** Its job is gone, as if an operator had put it away. */
  private static void loseJob(UUID id) {
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "update job set state = 'DEAD', active_resource_id = null,"
                        + " lease_owner = null where active_resource_id = :id")
                .setParameter("id", id)
                .executeUpdate());
  }

  @Test
  void whatNobodyBuildsIsRemovedAndItsOrderFails() {
    OrderView order = submit(acme.order("lost", 2));
    loseJob(order.instances().get(0));

    reapIn(Duration.ofMinutes(9));
    assertThat(read(order.instances().get(0)).task()).isEqualTo(InstanceTask.BUILDING);

    reapIn(Duration.ofMinutes(11));
    portal.work();

    assertThat(read(order.instances().get(0)).state()).isEqualTo(InstanceState.DELETED);
    assertThat(read(order.instances().get(1)).state()).isEqualTo(InstanceState.DELETED);
    OrderView after = portal.as(acmeUser(), () -> portal.get(OrderService.class).get(order.id()));
    assertThat(after.state()).isEqualTo(OrderState.FAILED);
    assertThat(after.fault().code()).isEqualTo("timeout");
  }

  @Test
  void aStopThatNobodyDoesIsNotDoneAndSaysSo() {
    UUID id = running();
    portal.as(
        acmeUser(), () -> portal.get(InstanceService.class).act(id, InstanceAction.STOP, null));
    loseJob(id);

    reapIn(Duration.ofMinutes(6));

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(read(id).task()).isNull();
    assertThat(read(id).fault().code()).isEqualTo("timeout");
    delete(id, null);
    portal.work();
  }

  @Test
  void aDeletionThatNobodyDoesIsBegunAgain() {
    UUID id = running();
    delete(id, null);
    loseJob(id);

    reapIn(Duration.ofMinutes(16));
    portal.work();

    assertThat(read(id).state()).isEqualTo(InstanceState.DELETED);
  }

  @Test
  void whatHasALiveJobIsLeftToIt() {
    UUID id = running();
    delete(id, null);

    reapIn(Duration.ofMinutes(16));

    assertThat(
            portal.number(
                "select count(*) from job where resource_id = :id and kind = 'instance.delete'",
                Map.of("id", id)))
        .isEqualTo(1);
    portal.work();
  }

  @Test
  void aSoftDeletionIsForGoodWhenItsTimeIsOver() {
    UUID id = running();
    delete(id, Duration.ofHours(1));
    portal.work();
    reapIn(Duration.ofMinutes(59));
    assertThat(read(id).state()).isEqualTo(InstanceState.SOFT_DELETED);
    assertThat(read(id).task()).isNull();

    reapIn(Duration.ofMinutes(61));
    portal.work();

    assertThat(read(id).state()).isEqualTo(InstanceState.DELETED);
  }
}
