package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSize;
import org.nephos.driver.HostRef;
import org.nephos.driver.LoadControl;
import org.nephos.driver.PowerState;

/** Ten thousand guests on fifty hosts. */
class ScaleTest {

  private static final int HOSTS = 50;
  private static final int GUESTS_PER_HOST = 200;
  private static final GuestSize SIZE = new GuestSize(1, 128, 1);

  @TempDir Path folder;

  @Test
  void tenThousandGuestsOnFiftyHostsAreCreatedListedSampledAndRestored() throws Exception {
    List<HostRef> hosts =
        IntStream.rangeClosed(1, HOSTS)
            .mapToObj(i -> Worlds.host(String.format("sim-%02d", i), "?vcpus=256"))
            .toList();
    MovableClock clock = new MovableClock();
    SimulatorSettings settings =
        new SimulatorSettings(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(20),
            Optional.of(folder.resolve("sim.journal")));
    List<List<UUID>> expected;
    try (SimulatorDriver driver = SimulatorDriver.open(clock, settings)) {
      driver.facet(LoadControl.class).orElseThrow().setLoad("web", 100_000);
      expected = populate(driver, hosts);
      clock.move(Duration.ofSeconds(100));
      for (int i = 0; i < HOSTS; i++) {
        assertThat(driver.list(hosts.get(i)))
            .extracting(GuestObservation::id)
            .containsExactlyInAnyOrderElementsOf(expected.get(i));
        assertThat(driver.sample(hosts.get(i)).guests())
            .extracting(GuestSample::id)
            .containsExactlyInAnyOrderElementsOf(expected.get(i));
        assertThat(driver.sample(hosts.get(i)).guests())
            .as("a tenth of a vCPU each")
            .allMatch(guest -> Math.abs(guest.cpuTimeNanos() - 10_000_000_000L) < 1_000_000);
      }
    }
    try (SimulatorDriver driver = SimulatorDriver.open(clock, settings)) {
      for (int i = 0; i < HOSTS; i++) {
        assertThat(driver.list(hosts.get(i)))
            .hasSize(GUESTS_PER_HOST)
            .allMatch(guest -> guest.powerState() == PowerState.RUNNING)
            .extracting(GuestObservation::id)
            .containsExactlyInAnyOrderElementsOf(expected.get(i));
      }
    }
  }

  private static List<List<UUID>> populate(SimulatorDriver driver, List<HostRef> hosts)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<UUID>>> futures = new ArrayList<>();
      for (HostRef host : hosts) {
        futures.add(
            threads.submit(
                () ->
                    IntStream.range(0, GUESTS_PER_HOST)
                        .mapToObj(i -> Worlds.running(driver, host, SIZE, "web"))
                        .toList()));
      }
      List<List<UUID>> ids = new ArrayList<>();
      for (Future<List<UUID>> future : futures) {
        ids.add(future.get());
      }
      return ids;
    } finally {
      threads.shutdownNow();
    }
  }
}
