package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.PowerTarget;

class CapacityAndConsoleTest {

  private static final HostRef SMALL = Worlds.host("small", "?vcpus=4&ramMib=1024&diskGib=10");
  private static final GuestSize SIZE = new GuestSize(1, 256, 2);

  private final SimulatorDriver driver = Worlds.open(new MovableClock());

  @AfterEach
  void close() {
    driver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3,256,2", "1,900,2", "1,256,9"})
  void aGuestThatDoesNotFitInOneFigureIsRefused(String figures) {
    driver.create(SMALL, Worlds.spec(UUID.randomUUID(), new GuestSize(2, 256, 2), null));
    String[] parts = figures.split(",", -1);
    GuestSize size =
        new GuestSize(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    UUID id = UUID.randomUUID();
    refusedForRoom(() -> driver.create(SMALL, Worlds.spec(id, size, null)));
    assertThat(driver.observe(SMALL, id)).isEmpty();
  }

  @Test
  void roomComesBackWithTheGuestThatHadIt() {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(Worlds.running(driver, SMALL, SIZE, null));
    }
    GuestSpec fifth = Worlds.spec(UUID.randomUUID());
    refusedForRoom(() -> driver.create(SMALL, fifth));
    Worlds.power(driver, SMALL, ids.get(0), PowerTarget.OFF);
    refusedForRoom(() -> driver.create(SMALL, fifth));
    driver.destroy(SMALL, ids.get(0));
    driver.create(SMALL, fifth);
    assertThat(driver.list(SMALL)).hasSize(4);
  }

  @Test
  void aResizeTakesOnlyWhatItAdds() {
    UUID id = Worlds.running(driver, SMALL, new GuestSize(3, 256, 2), null);
    assertThat(driver.resize(SMALL, id, new GuestSize(4, 1024, 10)).size())
        .isEqualTo(new GuestSize(4, 1024, 10));
    refusedForRoom(() -> driver.resize(SMALL, id, new GuestSize(5, 1024, 10)));
    driver.resize(SMALL, id, new GuestSize(1, 128, 10));
    assertThat(driver.takenOf(SMALL)).isEqualTo(new SimulatedHost.Taken(1, 128, 10));
  }

  @Test
  void aHostThatWasMadeSmallerAdmitsShrinkingOnly() {
    UUID id = Worlds.running(driver, SMALL, new GuestSize(4, 512, 2), null);
    HostRef smaller = Worlds.host("small", "?vcpus=2&ramMib=256&diskGib=10");
    assertThat(driver.resize(smaller, id, new GuestSize(3, 512, 2)).size().vcpus()).isEqualTo(3);
    refusedForRoom(() -> driver.resize(smaller, id, new GuestSize(3, 600, 2)));
    refusedForRoom(() -> driver.create(smaller, Worlds.spec(UUID.randomUUID())));
  }

  @Test
  void guestsThatRaceForTheLastRoomNeverOverfillAHost() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> creates = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        creates.add(
            () -> {
              try {
                driver.create(SMALL, Worlds.spec(UUID.randomUUID()));
                return true;
              } catch (DriverException e) {
                assertThat(e.kind()).isEqualTo(FailureKind.INSUFFICIENT_CAPACITY);
                return false;
              }
            });
      }
      int admitted = 0;
      for (Future<Boolean> created : threads.invokeAll(creates)) {
        admitted += created.get() ? 1 : 0;
      }
      assertThat(admitted).as("all the room, and no more").isEqualTo(4);
      assertThat(driver.list(SMALL)).hasSize(4);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatNoHostCouldFulfilIsInvalid() {
    GuestSpec good = Worlds.spec(UUID.randomUUID());
    for (GuestSpec bad :
        List.of(
            with(good, "", good.labels(), true),
            with(good, "x".repeat(64), good.labels(), true),
            with(good, "web", Map.of("tenant", ""), true),
            with(good, "web", good.labels(), false))) {
      DriverException refusal =
          catchThrowableOfType(DriverException.class, () -> driver.create(SMALL, bad));
      assertThat(refusal.kind()).isEqualTo(FailureKind.INVALID);
    }
    assertThat(driver.list(SMALL)).isEmpty();
  }

  @Test
  void theConsoleSaysThatItIsSimulatedWhoTheGuestIsAndWhereButNoSecrets() {
    ConsoleLog console = driver.facet(ConsoleLog.class).orElseThrow();
    UUID id = Worlds.running(driver, SMALL, SIZE, null);
    GuestSpec spec = Worlds.spec(id);
    Worlds.power(driver, SMALL, id, PowerTarget.REBOOTED);

    String log = console.tail(SMALL, id, 1 << 20);
    assertThat(log)
        .contains("[simulated]", "boot 1 of " + id, "boot 2 of " + id)
        .contains(spec.seed().hostName() + " is up at " + spec.nics().get(0).ip())
        .doesNotContain(spec.seed().userData());
    assertThat(console.tail(SMALL, id, 10)).isEqualTo(log.substring(log.length() - 10));
    assertThatIllegalArgumentException().isThrownBy(() -> console.tail(SMALL, id, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> console.tail(SMALL, id, (1 << 20) + 1));
  }

  private static GuestSpec with(
      GuestSpec spec, String name, Map<String, String> labels, boolean card) {
    return new GuestSpec(
        spec.id(),
        name,
        spec.size(),
        spec.image(),
        card ? spec.nics() : List.of(),
        spec.seed(),
        labels);
  }

  private static void refusedForRoom(ThrowingCallable call) {
    DriverException refusal = catchThrowableOfType(DriverException.class, call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(FailureKind.INSUFFICIENT_CAPACITY);
  }
}
