package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSize;
import org.nephos.driver.HostRef;
import org.nephos.driver.LoadControl;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

class JournalTest {

  private static final HostRef HOST = Worlds.host("sim-01");
  private static final GuestSize SIZE = new GuestSize(1, 256, 2);

  @TempDir Path folder;

  private final MovableClock clock = new MovableClock();

  @Test
  void guestsOutliveTheProcessAndRunOn() {
    UUID running;
    UUID stopped = UUID.randomUUID();
    UUID operation = UUID.randomUUID();
    String bootId;
    try (SimulatorDriver driver = open()) {
      running = Worlds.running(driver, HOST, SIZE, "web");
      driver.setPower(HOST, running, PowerTarget.REBOOTED, PowerMode.FORCE, operation);
      driver.create(HOST, Worlds.spec(stopped));
      driver.facet(LoadControl.class).orElseThrow().setLoad("web", 40);
      clock.move(Duration.ofSeconds(100));
      bootId = driver.probe(HOST).bootId();
    }
    try (SimulatorDriver driver = open()) {
      assertThat(driver.create(HOST, Worlds.spec(running, SIZE, "web")).powerState())
          .isEqualTo(PowerState.RUNNING);
      assertThat(driver.create(HOST, Worlds.spec(stopped)).powerState())
          .isEqualTo(PowerState.SHUTDOWN);
      driver.setPower(HOST, running, PowerTarget.REBOOTED, PowerMode.FORCE, operation);
      assertThat(driver.startsOf(HOST, running)).as("the reboot is remembered").isEqualTo(2);

      assertThat(driver.probe(HOST).bootId()).as("counters began anew").isNotEqualTo(bootId);
      assertThat(driver.sample(HOST).guests()).singleElement().matches(g -> g.cpuTimeNanos() == 0);
      clock.move(Duration.ofSeconds(10));
      assertThat(driver.sample(HOST).guests())
          .as("the load still holds")
          .singleElement()
          .matches(guest -> guest.cpuTimeNanos() == 4_000_000_000L);
    }
  }

  @Test
  void aGuestThatWasAskedSoftlyGoesDownWhileNobodyWatches() {
    UUID id;
    try (SimulatorDriver driver = open()) {
      id = Worlds.running(driver, HOST, SIZE, "web");
      driver.setPower(HOST, id, PowerTarget.OFF, PowerMode.SOFT, UUID.randomUUID());
    }
    clock.move(Duration.ofSeconds(4));
    try (SimulatorDriver driver = open()) {
      assertThat(stateOf(driver, id)).isEqualTo(PowerState.RUNNING);
    }
    clock.move(Duration.ofSeconds(1));
    try (SimulatorDriver driver = open()) {
      assertThat(stateOf(driver, id)).isEqualTo(PowerState.SHUTDOWN);
    }
  }

  @Test
  void roomThatIsTakenStaysTakenAndRoomThatIsFreeIsFree() {
    HostRef small = Worlds.host("small", "?vcpus=2");
    UUID kept;
    try (SimulatorDriver driver = open()) {
      kept = Worlds.running(driver, small, SIZE, null);
      driver.resize(small, kept, new GuestSize(2, 256, 2));
      driver.resize(small, kept, SIZE);
      driver.destroy(small, Worlds.running(driver, small, SIZE, null));
    }
    try (SimulatorDriver driver = open()) {
      driver.create(small, Worlds.spec(UUID.randomUUID()));
      assertThat(driver.list(small)).hasSize(2);
      driver.destroy(small, kept);
      driver.create(small, Worlds.spec(UUID.randomUUID()));
      assertThat(driver.list(small)).hasSize(2);
    }
  }

  @Test
  void theJournalIsCompactedAtTheStart() throws Exception {
    UUID id;
    try (SimulatorDriver driver = open()) {
      id = Worlds.running(driver, HOST, SIZE, "web");
      for (int i = 0; i < 50; i++) {
        Worlds.power(driver, HOST, id, PowerTarget.REBOOTED);
        driver.destroy(HOST, Worlds.running(driver, HOST, SIZE, "web"));
      }
      assertThat(Files.readAllLines(journal())).hasSize(2 + 50 * 4);
    }
    try (SimulatorDriver driver = open()) {
      assertThat(Files.readAllLines(journal())).hasSize(1);
      assertThat(driver.startsOf(HOST, id)).isEqualTo(51);
    }
  }

  @Test
  void aCompactionThatWasInterruptedLosesNothing() throws Exception {
    UUID id;
    try (SimulatorDriver driver = open()) {
      id = Worlds.running(driver, HOST, SIZE, null);
    }
    Files.writeString(folder.resolve("sim.journal.new"), "{\"change\":\"defi");
    try (SimulatorDriver driver = open()) {
      assertThat(stateOf(driver, id)).isEqualTo(PowerState.RUNNING);
    }
  }

  @Test
  void oneJournalHasOneDriver() {
    try (SimulatorDriver driver = open()) {
      assertThat(driver.list(HOST)).isEmpty();
      assertThatIllegalStateException().isThrownBy(this::open).withMessageContaining("in use");
    }
    try (SimulatorDriver driver = open()) {
      assertThat(driver.list(HOST)).isEmpty();
    }
  }

  /** A whole line that is no change was not torn by a crash: somebody or something damaged it. */
  @Test
  void aDamagedJournalIsRefusedWithoutQuotingIt() throws Exception {
    try (SimulatorDriver driver = open()) {
      Worlds.running(driver, HOST, SIZE, null);
    }
    String text = Files.readString(journal());
    Files.writeString(journal(), text.replace("\"change\"", "secret-user-data") + "\n");
    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("line 1")
        .withMessageNotContaining("secret")
        .withNoCause();
    Files.writeString(journal(), text);
    try (SimulatorDriver driver = open()) {
      assertThat(driver.list(HOST)).hasSize(1);
    }
  }

  @Test
  void onlyItsOwnerMayReadTheJournal() throws Exception {
    try (SimulatorDriver driver = open()) {
      Worlds.running(driver, HOST, SIZE, null);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())))
        .isEqualTo("rw-------");
    assertThat(Files.readAllBytes(journal()))
        .as("ASCII")
        .asString(StandardCharsets.ISO_8859_1)
        .matches("[\\x20-\\x7e\\n]+");
  }

  private SimulatorDriver open() {
    return SimulatorDriver.open(clock, Worlds.kept(journal()));
  }

  private Path journal() {
    return folder.resolve("sim.journal");
  }

  private static PowerState stateOf(SimulatorDriver driver, UUID id) {
    return driver.observe(HOST, id).map(GuestObservation::powerState).orElseThrow();
  }
}
