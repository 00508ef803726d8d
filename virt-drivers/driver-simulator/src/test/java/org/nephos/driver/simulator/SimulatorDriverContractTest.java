package org.nephos.driver.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.nephos.driver.Capability;
import org.nephos.driver.FaultInjection;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.contract.DriverContract;

class SimulatorDriverContractTest extends DriverContract {

  private static final HostRef HOST = Worlds.host("sim-01");
  private static final HostRef GONE = Worlds.host("sim-02");

  private static SimulatorDriver driver;

  @BeforeAll
  static void openTheDriver() {
    driver =
        (SimulatorDriver)
            new SimulatorProvider()
                .open(
                    Clock.systemUTC(),
                    Map.of("latency", "PT0S", "stop-latency", "PT0.2S", "call-timeout", "PT5S"));
    driver.facet(FaultInjection.class).orElseThrow().setReachable(GONE.name(), false);
  }

  @AfterAll
  static void closeTheDriver() {
    driver.close();
  }

  @Override
  public HypervisorDriver driver() {
    return driver;
  }

  @Override
  public HostRef host() {
    return HOST;
  }

  @Override
  public HostRef unreachableHost() {
    return GONE;
  }

  @Override
  public Duration callTimeout() {
    return Duration.ofSeconds(5);
  }

  @Override
  public GuestSpec spec(UUID id) {
    return Worlds.spec(id);
  }

  @Override
  public GuestSpec refusedSpec(UUID id) {
    return Worlds.spec(id, new GuestSize(65, 256, 1), null);
  }

  @Override
  public Set<Capability> promisedCapabilities() {
    return Set.of(Capability.CONSOLE_LOG, Capability.LOAD_CONTROL, Capability.FAULT_INJECTION);
  }

  @Override
  public int startsOf(UUID id) {
    return driver.startsOf(HOST, id);
  }

  @Override
  public Duration softStopTime() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration startTime() {
    return Duration.ofSeconds(5);
  }
}
