package org.nephos.driver.simulator;

import java.time.Clock;
import java.util.Map;
import org.nephos.driver.DriverProvider;
import org.nephos.driver.HypervisorDriver;

/** Finds the simulator under the name {@code simulator}; its settings are in the README. */
public final class SimulatorProvider implements DriverProvider {

  /** The driver's name. */
  static final String NAME = "simulator";

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when the journal is in use by another driver, or damaged
   * @throws java.io.UncheckedIOException when the journal cannot be read or written
   */
  @Override
  public HypervisorDriver open(Clock clock, Map<String, String> settings) {
    return SimulatorDriver.open(clock, SimulatorSettings.of(settings));
  }
}
