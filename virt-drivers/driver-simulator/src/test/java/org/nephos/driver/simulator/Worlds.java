package org.nephos.driver.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.ImageRef;
import org.nephos.driver.NetworkRef;
import org.nephos.driver.NicSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;
import org.nephos.driver.SeedSpec;

/** Hosts, specifications and drivers for the tests. */
final class Worlds {

  static final NetworkRef NETWORK =
      new NetworkRef(
          UUID.fromString("5c2d7a1e-0000-4000-8000-000000000001"), "net", "10.77.0.0/16");

  static final ImageRef IMAGE =
      new ImageRef(
          UUID.fromString("5c2d7a1e-0000-4000-8000-000000000002"), "qcow2", "/images/demo", "");

  private Worlds() {}

  static HostRef host(String name) {
    return host(name, "");
  }

  static HostRef host(String name, String query) {
    return new HostRef(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
        name,
        "sim://" + name + query);
  }

  static GuestSpec spec(UUID id) {
    return spec(id, new GuestSize(1, 256, 2), null);
  }

  static GuestSpec spec(UUID id, GuestSize size, String group) {
    Map<String, String> labels = new HashMap<>(Map.of("tenant", "acme", "project", "default"));
    if (group != null) {
      labels.put("group", group);
    }
    int n = id.hashCode() & 0xffff;
    return new GuestSpec(
        id,
        "web " + n,
        size,
        IMAGE,
        List.of(
            new NicSpec(
                NETWORK,
                String.format("52:54:00:00:%02x:%02x", n >> 8, n & 0xff),
                "10.77." + (n >> 8) + "." + (n & 0xff))),
        new SeedSpec("web-" + n, List.of("ssh-ed25519 AAAA key"), "#!/bin/sh\necho hello\n"),
        labels);
  }

  static SimulatorSettings instant() {
    return new SimulatorSettings(
        Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(20), Optional.empty());
  }

  static SimulatorSettings kept(Path journal) {
    return new SimulatorSettings(
        Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(20), Optional.of(journal));
  }

  static SimulatorDriver open(Clock clock) {
    return SimulatorDriver.open(clock, instant());
  }

  static void power(SimulatorDriver driver, HostRef host, UUID id, PowerTarget target) {
    driver.setPower(host, id, target, PowerMode.FORCE, UUID.randomUUID());
  }

  /** Creates a guest and starts it. */
  static UUID running(SimulatorDriver driver, HostRef host, GuestSize size, String group) {
    UUID id = UUID.randomUUID();
    driver.create(host, spec(id, size, group));
    power(driver, host, id, PowerTarget.ON);
    return id;
  }
}
