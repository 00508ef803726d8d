package org.nephos.driver;

import java.time.Clock;
import java.util.Map;

/** Finds a driver by {@link java.util.ServiceLoader}; one provider for each driver. */
public interface DriverProvider {
  /** The driver's name, as in a zone's {@code driver}. */
  String name();

  /**
   * Opens the driver; cheap, and connects to nothing yet.
   *
   * @param clock the portal's clock
   * @param settings the driver's own settings by name, for example {@code call-timeout=PT20S}; an
   *     unknown name is refused with {@link IllegalArgumentException}
   */
  HypervisorDriver open(Clock clock, Map<String, String> settings);
}
