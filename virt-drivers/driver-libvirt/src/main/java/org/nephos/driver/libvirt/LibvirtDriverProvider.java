package org.nephos.driver.libvirt;

import java.time.Clock;
import java.util.Map;
import org.nephos.driver.DriverProvider;
import org.nephos.driver.HypervisorDriver;

/** Offers the driver to {@link java.util.ServiceLoader}. */
public final class LibvirtDriverProvider implements DriverProvider {

  @Override
  public String name() {
    return LibvirtDriver.NAME;
  }

  @Override
  public HypervisorDriver open(Clock clock, Map<String, String> settings) {
    return new LibvirtDriver(clock, LibvirtSettings.of(settings));
  }
}
