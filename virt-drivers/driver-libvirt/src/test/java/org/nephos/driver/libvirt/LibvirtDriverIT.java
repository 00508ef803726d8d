package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.NicSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;
import org.nephos.driver.SeedSpec;

/** What is libvirt's own: real guests, and hosts that die, hang, or are changed behind our back. */
@Tag("libvirt")
@Timeout(300)
class LibvirtDriverIT {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(6);

  /** Much less than a timeout, and more than a busy machine takes. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final String NETWORK = HostNetworks.name(SmallGuest.NETWORK);

  private static PrivateHost host;
  private static PrivateHost other;
  private static HypervisorDriver driver;

  private final List<UUID> ids = new ArrayList<>();

  @BeforeAll
  static void bringTheHostsUp() {
    SmallGuest.build();
    host = PrivateHost.up("host-a");
    other = PrivateHost.up("host-b");
    driver = open();
  }

  @AfterAll
  static void takeTheHostsDown() {
    driver.close();
    host.down();
    other.down();
  }

  @AfterEach
  void removeTheGuests() {
    for (UUID id : ids) {
      driver.destroy(host.ref(), id);
      assertThat(filesOf(id)).isEmpty();
    }
  }

  @Test
  void aGuestHasItsNameItsAddressAndItsScriptAndLeavesNothingBehind() {
    GuestSpec spec = withKey(SmallGuest.spec(newId()));
    UUID id = spec.id();
    driver.create(host.ref(), spec);
    assertThat(power(id, PowerTarget.ON)).isEqualTo(PowerState.RUNNING);
    SmallGuest.awaitReady(driver, host.ref(), id);

    assertThat(host.virsh("list", "--uuid").lines()).contains(id.toString());

    String name = spec.seed().hostName();
    assertThat(SmallGuest.log(driver, host.ref(), id))
        .contains("nephos-guest: hostname=" + name + " address=" + ip(spec) + " keys=1")
        .contains("nephos-test: hello from " + name)
        .contains("nephos-guest: user data ended with 0")
        .doesNotContain("Nephos: what follows");
    assertThat(host.virsh("dumpxml", id.toString()))
        .contains("<title>small guest</title>", "nephos:instance", "acme");

    driver.setPower(host.ref(), id, PowerTarget.OFF, PowerMode.SOFT, UUID.randomUUID());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> observe(id).powerState() == PowerState.SHUTDOWN);
    driver.destroy(host.ref(), id);
    assertThat(filesOf(id)).isEmpty();
    assertThat(host.files("lib/dnsmasq/" + addresses())).doesNotContain(ip(spec));
    assertThat(host.virsh("list", "--all")).doesNotContain(id.toString());

    GuestSpec successor = withAddress(SmallGuest.spec(newId()), ip(spec));
    driver.create(host.ref(), successor);
    power(successor.id(), PowerTarget.ON);
    SmallGuest.awaitReady(driver, host.ref(), successor.id());
    assertThat(SmallGuest.log(driver, host.ref(), successor.id()))
        .as("the address of one that is gone is free for another card")
        .contains(" address=" + ip(spec) + " ");
  }

  @Test
  void guestsSurviveTheDeathOfLibvirtdAndTheDriverFindsThemAgain() {
    GuestSpec spec = SmallGuest.spec(newId());
    UUID id = spec.id();
    driver.create(host.ref(), spec);
    power(id, PowerTarget.ON);
    String bootId = driver.probe(host.ref()).bootId();
    await().until(() -> sample(id).cpuTimeNanos() > 0);
    GuestSample before = sample(id);

    host.signal("KILL");
    for (int i = 0; i < 3; i++) {
      long begun = System.nanoTime();
      assertThat(failure(() -> driver.observe(host.ref(), id)).kind())
          .isEqualTo(FailureKind.UNREACHABLE);
      assertThat(since(begun)).as("nobody waits for what is known to be dead").isLessThan(SOON);
    }
    host.restart();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreException(DriverException.class)
        .until(() -> observe(id).powerState() == PowerState.RUNNING);
    GuestSample after = sample(id);
    assertThat(after.cpuTimeNanos()).isGreaterThanOrEqualTo(before.cpuTimeNanos());
    assertThat(driver.probe(host.ref()).bootId()).isEqualTo(bootId);
    SmallGuest.awaitReady(driver, host.ref(), id);
    assertThat(SmallGuest.starts(driver, host.ref(), id)).isEqualTo(1);

    host.signal("KILL");
    host.restart();
    assertThat(observe(id).powerState())
        .as("a death between two calls is not even noticed")
        .isEqualTo(PowerState.RUNNING);
  }

  @Test
  void aLibvirtdThatHangsIsUnreachableInTimeAndHoldsUpNoOtherHost() {
    driver.probe(host.ref());
    driver.probe(other.ref());
    other.signal("STOP");
    try {
      for (int i = 0; i < 3; i++) {
        long begun = System.nanoTime();
        assertThat(failure(() -> driver.list(other.ref())).kind())
            .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(since(begun)).isLessThan(CALL_TIMEOUT.plusSeconds(2));

        begun = System.nanoTime();
        driver.list(host.ref());
        assertThat(since(begun)).isLessThan(SOON);
      }
    } finally {
      other.signal("CONT");
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreException(DriverException.class)
        .untilAsserted(() -> assertThat(driver.list(other.ref())).isEmpty());
  }

  @Test
  void rootDisksReadFromOneImageAndHoldOnlyWhatTheirGuestWrote() {
    GuestSpec first = SmallGuest.spec(newId());
    GuestSpec second = SmallGuest.spec(newId());
    driver.create(host.ref(), first);
    driver.create(host.ref(), second);

    List<XmlNode> disks =
        Stream.of(first, second)
            .map(spec -> new GuestFiles(spec.id()).disk())
            .map(disk -> XmlNode.parse(host.virsh("vol-dumpxml", "--pool", "nephos", disk)))
            .toList();
    for (XmlNode disk : disks) {
      assertThat(number(disk, "capacity")).isEqualTo(Volumes.GIB);
      assertThat(number(disk, "allocation")).isLessThan(1 << 20);
    }
    assertThat(disks)
        .extracting(disk -> disk.first("backingStore", "path").map(XmlNode::text).orElse("none"))
        .allMatch(path -> path.contains("image-" + SmallGuest.image().id()))
        .containsOnly(disks.get(0).first("backingStore", "path").orElseThrow().text());
  }

  @Test
  void aCreationThatFailsLateLeavesNothing() {
    GuestSpec first = SmallGuest.spec(newId());
    driver.create(host.ref(), first);
    List<String> before = host.files("lib/images/nephos");
    GuestSpec second = withAddress(SmallGuest.spec(newId()), ip(first));

    assertThat(failure(() -> driver.create(host.ref(), second)).kind())
        .isEqualTo(FailureKind.CONFLICT);
    assertThat(host.files("lib/images/nephos")).isEqualTo(before);
    assertThat(host.virsh("list", "--all")).doesNotContain(second.id().toString());
    driver.destroy(host.ref(), second.id());
    assertThat(host.files("lib/dnsmasq/" + addresses()))
        .as("the address stays with the one who has it")
        .contains(ip(first));
  }

  @Test
  void whatACrashLeftIsNoGuestAndIsMadeGoodOrRemoved() {
    GuestSpec spec = SmallGuest.spec(newId());
    UUID id = spec.id();
    driver.create(host.ref(), spec);
    host.virsh("vol-delete", "--pool", "nephos", new GuestFiles(id).log());
    host.virsh(
        "metadata",
        id.toString(),
        GuestRecord.NAMESPACE,
        "--config",
        "--key",
        GuestRecord.PREFIX,
        "--set",
        GuestRecord.of(spec).toPlainXml().toXml());

    assertThat(driver.observe(host.ref(), id)).isEmpty();
    assertThat(driver.list(host.ref())).extracting(GuestObservation::id).doesNotContain(id);
    assertThat(failure(() -> power(id, PowerTarget.ON)).kind()).isEqualTo(FailureKind.NOT_FOUND);
    assertThat(driver.create(host.ref(), spec).powerState()).isEqualTo(PowerState.SHUTDOWN);
    assertThat(filesOf(id)).hasSize(3);

    host.virsh("undefine", id.toString());
    driver.destroy(host.ref(), id);
    assertThat(filesOf(id)).isEmpty();
  }

  @Test
  void halfAnUploadIsTakenForNothing() {
    String half = "image-" + SmallGuest.image().id() + "-00000000.data";
    // Makes the pool, but no image.
    driver.probe(other.ref());
    other.virsh("vol-create-as", "nephos", half, "1M", "--format", "raw");
    GuestSpec spec = SmallGuest.spec(UUID.randomUUID());
    try {
      driver.create(other.ref(), spec);
      assertThat(other.virsh("vol-dumpxml", "--pool", "nephos", spec.id() + ".qcow2"))
          .contains("image-" + SmallGuest.image().id())
          .doesNotContain(half);
    } finally {
      driver.destroy(other.ref(), spec.id());
      other.virsh("vol-delete", "--pool", "nephos", half);
    }
  }

  @Test
  void whatAnOperatorTookAwayIsMadeAnew() {
    GuestSpec first = SmallGuest.spec(newId());
    driver.create(host.ref(), first);
    host.virsh("net-destroy", NETWORK);
    assertThat(power(first.id(), PowerTarget.ON)).isEqualTo(PowerState.RUNNING);
    power(first.id(), PowerTarget.OFF);

    host.virsh("net-destroy", NETWORK);
    host.virsh("net-undefine", NETWORK);
    GuestSpec second = SmallGuest.spec(newId());
    driver.create(host.ref(), second);
    driver.close();
    driver = open();
    driver.create(host.ref(), second);
    assertThat(power(second.id(), PowerTarget.ON)).isEqualTo(PowerState.RUNNING);
  }

  @Test
  void aGuestWhoseProcessDiesIsCrashedAndCanBeStartedAgain() {
    GuestSpec spec = SmallGuest.spec(newId());
    UUID id = spec.id();
    driver.create(host.ref(), spec);
    power(id, PowerTarget.ON);
    host.kill("run/qemu/" + new GuestFiles(id).domain() + ".pid");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> observe(id).powerState() == PowerState.CRASHED);
    assertThat(power(id, PowerTarget.ON)).isEqualTo(PowerState.RUNNING);
  }

  @Test
  void aHostThatWasTakenDownHasItsGuestsAgainWhenItIsBack() {
    GuestSpec spec = SmallGuest.spec(newId());
    UUID id = spec.id();
    driver.create(host.ref(), spec);
    power(id, PowerTarget.ON);
    host.down();
    assertThat(failure(() -> driver.list(host.ref())).kind()).isEqualTo(FailureKind.UNREACHABLE);
    host.restart();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreException(DriverException.class)
        .untilAsserted(
            () ->
                assertThat(observe(id).powerState()).isIn(PowerState.SHUTDOWN, PowerState.CRASHED));
    assertThat(power(id, PowerTarget.ON)).isEqualTo(PowerState.RUNNING);
  }

  private static HypervisorDriver open() {
    return new LibvirtDriverProvider()
        .open(
            Clock.systemUTC(),
            Map.of("call-timeout", CALL_TIMEOUT.toString(), "connect-timeout", "PT3S"));
  }

  private UUID newId() {
    UUID id = UUID.randomUUID();
    ids.add(id);
    return id;
  }

  private static PowerState power(UUID id, PowerTarget target) {
    return driver.setPower(host.ref(), id, target, PowerMode.FORCE, UUID.randomUUID()).powerState();
  }

  private static GuestObservation observe(UUID id) {
    return driver.observe(host.ref(), id).orElseThrow();
  }

  private static GuestSample sample(UUID id) {
    return driver.sample(host.ref()).guests().stream()
        .filter(guest -> guest.id().equals(id))
        .findAny()
        .orElseThrow();
  }

  private static Stream<String> filesOf(UUID id) {
    return host.files("lib/images/nephos").stream().filter(name -> name.contains(id.toString()));
  }

  private static long number(XmlNode volume, String name) {
    return Long.parseLong(volume.first(name).orElseThrow().text());
  }

  private static String addresses() {
    return "nephos-dhcp-" + SmallGuest.NETWORK.id().toString().substring(0, 8);
  }

  private static String ip(GuestSpec spec) {
    return spec.nics().get(0).ip();
  }

  private static GuestSpec withAddress(GuestSpec s, String ip) {
    NicSpec nic = s.nics().get(0);
    return new GuestSpec(
        s.id(),
        s.name(),
        s.size(),
        s.image(),
        List.of(new NicSpec(nic.network(), nic.mac(), ip)),
        s.seed(),
        s.labels());
  }

  private static GuestSpec withKey(GuestSpec s) {
    SeedSpec seed =
        new SeedSpec(
            s.seed().hostName(), List.of("ssh-ed25519 AAAAC3Nza \"me\""), s.seed().userData());
    return new GuestSpec(s.id(), s.name(), s.size(), s.image(), s.nics(), seed, s.labels());
  }

  private static DriverException failure(ThrowingCallable call) {
    return catchThrowableOfType(DriverException.class, call);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
