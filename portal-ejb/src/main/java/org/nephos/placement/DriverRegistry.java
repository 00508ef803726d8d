package org.nephos.placement;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.nephos.driver.DriverException;
import org.nephos.driver.DriverProvider;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;
import org.nephos.job.JobStore;
import org.nephos.time.PortalClock;

/** The drivers that are there, each opened once. */
@ApplicationScoped
public class DriverRegistry {
  private static final String SETTINGS = "nephos.driver.";

  @Inject private PortalClock clock;
  @Inject private HostRepository hosts;

  private final Map<String, HypervisorDriver> open = new ConcurrentHashMap<>();

  /** A driver together with the host to speak of. */
  public record Handle(HypervisorDriver driver, HostRef host) {}

  /** The driver of a host's zone. Reads the database, so it wants a transaction or none at all. */
  public Handle of(Host host) {
    return new Handle(
        byName(hosts.driverOf(host)), new HostRef(host.id(), host.name(), host.uri()));
  }

  /**
   * The driver of this name.
   *
   * @throws DriverException {@code UNSUPPORTED} when there is none
   */
  public HypervisorDriver byName(String name) {
    return open.computeIfAbsent(name, this::load);
  }

  /** Puts another driver in the place of the one of this name; for tests. */
  public void replace(String name, HypervisorDriver driver) {
    open.put(name, driver);
  }

  /**
   * Lets a driver of its own, with its own clock, answer under a name while something is done.
   *
   * @param other settings in the place of the configured ones; empty for one that is left out
   */
  public void with(String name, Clock by, Map<String, String> other, Runnable work) {
    Map<String, String> settings = settings(name);
    settings.putAll(other);
    settings.values().removeIf(String::isEmpty);
    HypervisorDriver own = provider(name).open(by, settings);
    HypervisorDriver before = open.put(name, own);
    try {
      work.run();
    } finally {
      if (before == null) {
        open.remove(name);
      } else {
        open.put(name, before);
      }
      own.close();
    }
  }

  private HypervisorDriver load(String name) {
    return provider(name).open(clock.clock(), settings(name));
  }

  private static DriverProvider provider(String name) {
    for (DriverProvider provider :
        ServiceLoader.load(DriverProvider.class, DriverProvider.class.getClassLoader())) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    throw new DriverException(FailureKind.UNSUPPORTED, "There is no driver named " + name + ".");
  }

  /** System properties {@code nephos.driver.<name>.<setting>}. */
  private static Map<String, String> settings(String name) {
    Map<String, String> settings = new HashMap<>();
    String prefix = SETTINGS + name + ".";
    for (String property : System.getProperties().stringPropertyNames()) {
      String value = System.getProperty(property);
      if (property.startsWith(prefix) && !value.isBlank()) {
        settings.put(property.substring(prefix.length()), value);
      }
    }
    settings.putIfAbsent("call-timeout", JobStore.CALL_TIMEOUT.toString());
    return settings;
  }

  @PreDestroy
  void close() {
    open.values().forEach(HypervisorDriver::close);
  }
}
