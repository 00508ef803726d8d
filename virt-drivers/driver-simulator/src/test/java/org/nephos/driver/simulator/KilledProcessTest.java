package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.PowerState;

/** A process that dies by {@code kill -9} has lost nothing that it had confirmed. */
class KilledProcessTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 250, 4000})
  void whatWasConfirmedBeforeTheKillIsThereAfterwards(int lines) throws Exception {
    Path journal = folder.resolve("sim.journal");
    Map<UUID, Integer> confirmed = killedAfter(lines, journal);
    assertThat(confirmed).isNotEmpty();

    try (SimulatorDriver driver = SimulatorDriver.open(Clock.systemUTC(), Worlds.kept(journal))) {
      Map<UUID, PowerState> seen =
          driver.list(KilledWriter.HOST).stream()
              .collect(Collectors.toMap(GuestObservation::id, GuestObservation::powerState));
      confirmed.forEach(
          (id, step) -> {
            PowerState state = seen.get(id);
            // The step after the confirmed one may or may not have been written.
            switch (step) {
              case 1 -> assertThat(state).isIn(PowerState.SHUTDOWN, PowerState.RUNNING);
              case 2 -> assertThat(state).isIn(PowerState.RUNNING, null);
              default -> assertThat(state).isNull();
            }
          });
      assertThat(driver.takenOf(KilledWriter.HOST).vcpus()).isEqualTo(seen.size());
      long unconfirmed = seen.keySet().stream().filter(id -> !confirmed.containsKey(id)).count();
      assertThat(unconfirmed).as("one for each thread at most").isLessThanOrEqualTo(4);
    }
  }

  private static Map<UUID, Integer> killedAfter(int lines, Path journal) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledWriter.class.getName(),
                    journal.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<UUID, Integer> confirmed = new HashMap<>();
    try (BufferedReader output = process.inputReader()) {
      int read = 0;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.endsWith(";")) {
          String[] parts = line.substring(0, line.length() - 1).split(" ", -1);
          confirmed.merge(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), Math::max);
        }
        if (++read == lines) {
          // By its handle, which leaves the pipe open: what it said before its death counts.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return confirmed;
  }
}
