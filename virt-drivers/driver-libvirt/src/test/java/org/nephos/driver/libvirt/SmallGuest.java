package org.nephos.driver.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.ImageRef;
import org.nephos.driver.NetworkRef;
import org.nephos.driver.NicSpec;
import org.nephos.driver.SeedSpec;

/** The small guest of {@code guest/build-guest.sh}, as specifications and by its serial log. */
final class SmallGuest {
  static final NetworkRef NETWORK =
      new NetworkRef(
          UUID.fromString("6e657068-6f73-4e65-8001-000000000001"), "default", "10.77.0.0/16");

  private static final UUID IMAGE = UUID.fromString("6e657068-6f73-4e65-8002-000000000001");

  /** The same file that the demonstration uses, so that it is built once on a machine. */
  private static final Path FILE =
      Path.of(System.getProperty("nephos.test.image", "../../.nephos/image/demo.qcow2"))
          .toAbsolutePath()
          .normalize();

  /** How many guests have addresses that begin alike. */
  private static final int ADDRESSES = 200;

  private static final int LOWEST = 16;

  /** One after the other, so that no two guests on a host ever have one address. */
  private static final Map<UUID, Integer> NUMBERS = new HashMap<>();

  private SmallGuest() {}

  /** Builds the image, unless it is there. */
  static void build() {
    PrivateHost.run(
        List.of(Path.of("guest", "build-guest.sh").toAbsolutePath().toString(), FILE.toString()));
  }

  static ImageRef image() {
    return new ImageRef(IMAGE, "qcow2", FILE.toString(), "");
  }

  private static synchronized int number(UUID id) {
    Integer known = NUMBERS.get(id);
    if (known != null) {
      return known;
    }
    int next = NUMBERS.size();
    NUMBERS.put(id, next);
    return next;
  }

  /** A specification whose addresses are always the same for its id, and for no other. */
  static GuestSpec spec(UUID id) {
    return spec(id, "#!/bin/sh\necho nephos-test: hello from $(hostname)\n");
  }

  static GuestSpec spec(UUID id, String userData) {
    int number = number(id);
    int high = number / ADDRESSES;
    int low = number % ADDRESSES + LOWEST;
    NicSpec nic =
        new NicSpec(
            NETWORK,
            String.format("52:54:00:00:%02x:%02x", high, low),
            "10.77." + high + "." + low);
    return new GuestSpec(
        id,
        "small guest",
        new GuestSize(1, 128, 1),
        image(),
        List.of(nic),
        new SeedSpec("small-" + id.toString().substring(0, 8), List.of(), userData),
        Map.of("tenant", "acme", "project", "web"));
  }

  /** How often it has begun to boot. */
  static int starts(HypervisorDriver driver, HostRef host, UUID id) {
    return count(log(driver, host, id), "nephos-guest: booting");
  }

  /** Waits until its last boot is complete. */
  static void awaitReady(HypervisorDriver driver, HostRef host, UUID id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              String log = log(driver, host, id);
              int begun = log.lastIndexOf("nephos-guest: booting");
              return begun >= 0 && log.indexOf("nephos-guest: ready", begun) >= 0;
            });
  }

  static String log(HypervisorDriver driver, HostRef host, UUID id) {
    return driver.facet(ConsoleLog.class).orElseThrow().tail(host, id, 1 << 20);
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
