package org.nephos.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.api.InstanceView;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;
import org.nephos.order.OrderService;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.HostRepository;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

class ReconcilerIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static Acme acme;

  @BeforeAll
  static void makeTheCloud() {
    portal.withDemoData();
    acme = new Acme(portal);
  }

  @AfterEach
  void allHostsAnswer() {
    portal.faults().reset();
  }

  private static UUID running() {
    UUID id =
        portal
            .as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("r", 1), null))
            .instances()
            .get(0);
    portal.work();
    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    return id;
  }

  private static InstanceView read(UUID id) {
    return portal.as(acmeUser(), () -> portal.get(InstanceService.class).get(id));
  }

  private static void reconcile() {
    portal.asSystem(portal.get(Reconciler.class)::reconcileAll);
  }

  /** Where it is, and how to speak to it behind the portal's back. */
  private static DriverRegistry.Handle host(UUID id) {
    return portal.inTransaction(
        () ->
            portal
                .get(DriverRegistry.class)
                .of(
                    portal
                        .get(HostRepository.class)
                        .find(portal.get(InstanceRepository.class).find(id).hostId())));
  }

  private static GuestSpec spec(UUID id) {
    return portal.inTransaction(
        () -> portal.get(GuestSpecs.class).of(portal.get(InstanceRepository.class).find(id)));
  }

  private static List<?> triggers(UUID id) {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "select trigger_name from event where resource_id = :id"
                        + " and trigger_name like 'found%' order by id",
                    String.class)
                .setParameter("id", id)
                .getResultList());
  }

  @Test
  void aGuestThatWentDownByItselfIsStoppedWhenItWasSeenTwice() {
    UUID id = running();
    DriverRegistry.Handle at = host(id);
    at.driver().setPower(at.host(), id, PowerTarget.OFF, PowerMode.FORCE, UUID.randomUUID());

    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(read(id).powerState()).isEqualTo(PowerState.SHUTDOWN);

    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.STOPPED);
    assertThat(triggers(id)).isEqualTo(List.of("found-stopped"));

    at.driver().setPower(at.host(), id, PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID());
    reconcile();
    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
  }

  @Test
  void aSuspicionThatIsNotConfirmedAtOnceIsForgotten() {
    UUID id = running();
    DriverRegistry.Handle at = host(id);
    for (int i = 0; i < 3; i++) {
      at.driver().setPower(at.host(), id, PowerTarget.OFF, PowerMode.FORCE, UUID.randomUUID());
      reconcile();
      at.driver().setPower(at.host(), id, PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID());
      reconcile();
    }

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(triggers(id)).isEqualTo(List.of());
  }

  @Test
  void aCrashedGuestIsInErrorWithAReasonAndCanBeStarted() {
    UUID id = running();
    portal.faults().crashGuest(id);
    reconcile();
    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.ERROR);
    assertThat(read(id).fault().code()).isEqualTo("guest-crashed");

    portal.as(
        acmeUser(), () -> portal.get(InstanceService.class).act(id, InstanceAction.START, null));
    portal.work();

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(read(id).fault()).isNull();
  }

  @Test
  void aGuestThatIsGoneIsInErrorAndKeepsWhatItHoldsUntilItIsDeleted() {
    UUID id = running();
    long used = acme.used("instances");
    DriverRegistry.Handle at = host(id);
    at.driver().destroy(at.host(), id);
    reconcile();
    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.ERROR);
    assertThat(read(id).fault().code()).isEqualTo("guest-absent");
    assertThat(acme.used("instances")).isEqualTo(used);
  }

  @Test
  void whatIsBeingDoneToAnInstanceIsTheJobsToSay() {
    UUID id = running();
    portal.as(
        acmeUser(), () -> portal.get(InstanceService.class).act(id, InstanceAction.REBOOT, null));
    portal.faults().crashGuest(id);
    reconcile();
    reconcile();
    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
    assertThat(read(id).powerState()).isEqualTo(PowerState.CRASHED);
    assertThat(triggers(id)).isEqualTo(List.of());
  }

  @Test
  void ofAHostThatDoesNotAnswerNothingIsKnown() {
    UUID id = running();
    portal.faults().setReachable(host(id).host().name(), false);
    reconcile();
    reconcile();
    reconcile();

    assertThat(read(id).state()).isEqualTo(InstanceState.ACTIVE);
  }

  @Test
  void theGuestOfADeletedInstanceIsRemovedAndAStrangerIsLeftAlone() {
    UUID id = running();
    DriverRegistry.Handle at = host(id);
    GuestSpec spec = spec(id);
    portal.as(acmeUser(), () -> portal.get(InstanceService.class).delete(id, null, null));
    portal.work();
    assertThat(at.driver().observe(at.host(), id)).isEmpty();
    UUID stranger = UUID.randomUUID();
    at.driver().create(at.host(), spec);
    at.driver()
        .create(
            at.host(),
            new GuestSpec(
                stranger,
                "stranger",
                spec.size(),
                spec.image(),
                spec.nics(),
                spec.seed(),
                spec.labels()));

    reconcile();

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(at.driver().observe(at.host(), id)).isEmpty());
    reconcile();
    assertThat(at.driver().observe(at.host(), stranger)).isPresent();
  }
}
