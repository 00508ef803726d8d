package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.DriverException;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.HostRepository;
import org.nephos.problem.api.ConflictException;

/** What guests wrote to their serial consoles. */
@ApplicationScoped
public class GuestConsole {
  private static final int MOST_BYTES = 64 * 1024;

  @Inject private Transactions transactions;
  @Inject private InstanceRepository instances;
  @Inject private HostRepository hosts;
  @Inject private DriverRegistry drivers;

  /**
   * The end of the log, read from the host with no transaction open; empty before there is one.
   *
   * @throws ConflictException {@code console-unavailable}
   */
  String log(UUID id) {
    DriverRegistry.Handle at =
        transactions.inNew(
            () -> {
              Instance instance = instances.find(id);
              return instance.hostId() == null ? null : drivers.of(hosts.find(instance.hostId()));
            });
    if (at == null) {
      return "";
    }
    try {
      return at.driver()
          .facet(ConsoleLog.class)
          .map(log -> log.tail(at.host(), id, MOST_BYTES))
          .orElse("");
    } catch (DriverException e) {
      throw new ConflictException(
          "console-unavailable",
          "The host does not answer; its console log cannot be read now. Try again.",
          Map.of("kind", e.kind().name()));
    }
  }
}
