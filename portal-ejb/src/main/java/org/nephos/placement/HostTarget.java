package org.nephos.placement;

import java.util.UUID;
import org.nephos.driver.HostRef;

/**
 * A host to be asked something.
 *
 * @param driver the name of its zone's driver
 */
public record HostTarget(HostRef ref, String driver, String zone, HostState state) {
  /** The portal's id of it. */
  public UUID id() {
    return ref.id();
  }

  /** Whether there is nothing behind it but memory. */
  public boolean isSimulated() {
    return HostRepository.SIMULATOR.equals(driver);
  }
}
