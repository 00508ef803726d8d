package org.nephos.driver.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.nephos.driver.Capability;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.ImageRef;
import org.nephos.driver.contract.DriverContract;

/** The driver contract on a real libvirtd, with real guests. */
@Tag("libvirt")
class LibvirtDriverContractIT extends DriverContract {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
  private static final UUID FOREIGN = UUID.fromString("6e657068-6f73-4e65-8003-000000000001");

  private static PrivateHost host;
  private static HypervisorDriver driver;

  @BeforeAll
  static void bringTheHostUp() throws Exception {
    SmallGuest.build();
    host = PrivateHost.up("host-a");
    driver =
        new LibvirtDriverProvider()
            .open(Clock.systemUTC(), Map.of("call-timeout", CALL_TIMEOUT.toString()));
    putAForeignGuest();
  }

  @AfterAll
  static void takeTheHostDown() {
    host.virsh("undefine", "foreign");
    driver.close();
    host.down();
  }

  private static void putAForeignGuest() throws Exception {
    XmlNode domain = XmlNode.root("domain").attribute("type", "qemu");
    domain.add("name", "foreign");
    domain.add("uuid", FOREIGN.toString());
    domain.add("memory", "65536");
    domain.add("os").add("type", "hvm");
    Path file = Path.of("target", "foreign.xml").toAbsolutePath();
    Files.writeString(file, domain.toXml());
    host.virsh("define", file.toString());
  }

  @Override
  public HypervisorDriver driver() {
    return driver;
  }

  @Override
  public HostRef host() {
    return host.ref();
  }

  @Override
  public HostRef unreachableHost() {
    return new HostRef(
        UUID.randomUUID(), "nobody", "qemu+unix:///system?socket=/nonexistent/libvirt-sock");
  }

  @Override
  public Duration callTimeout() {
    return CALL_TIMEOUT;
  }

  @Override
  public GuestSpec spec(UUID id) {
    return SmallGuest.spec(id);
  }

  /** An image that arrives and is then found not to be what it should be. */
  @Override
  public GuestSpec refusedSpec(UUID id) {
    GuestSpec spec = SmallGuest.spec(id);
    ImageRef broken =
        new ImageRef(UUID.randomUUID(), "qcow2", spec.image().location(), "0".repeat(64));
    return new GuestSpec(
        id, spec.name(), spec.size(), broken, spec.nics(), spec.seed(), spec.labels());
  }

  @Override
  public Set<Capability> promisedCapabilities() {
    return Set.of(Capability.CONSOLE_LOG);
  }

  @Override
  public int startsOf(UUID id) {
    return SmallGuest.starts(driver, host.ref(), id);
  }

  @Override
  public void awaitGuestReady(UUID id) {
    SmallGuest.awaitReady(driver, host.ref(), id);
  }

  @Override
  public Duration restartShowsWithin() {
    return Duration.ofSeconds(10);
  }

  @Override
  public List<UUID> foreignGuests() {
    return List.of(FOREIGN);
  }
}
