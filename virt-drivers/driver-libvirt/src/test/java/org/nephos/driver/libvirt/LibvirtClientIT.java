package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.HostRef;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** libvirt's client library, with libvirt's own test driver and with a host that says nothing. */
@Tag("libvirt")
class LibvirtClientIT {
  /** The domain that the test driver brings along; it is nobody's we know. */
  private static final UUID FOREIGN = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");

  private static final HostRef TEST = host("test", "test:///default");

  @Test
  void aStrangersDomainIsSeenButNeitherListedNorTouched() {
    try (HypervisorDriver driver = open("PT10S")) {
      assertThat(driver.observe(TEST, FOREIGN))
          .hasValueSatisfying(
              seen -> {
                assertThat(seen.powerState()).isEqualTo(PowerState.RUNNING);
                assertThat(seen.labels()).isEmpty();
                assertThat(seen.size().vcpus()).isEqualTo(2);
              });
      assertThat(driver.list(TEST)).extracting(GuestObservation::id).doesNotContain(FOREIGN);
      assertThat(failure(() -> driver.destroy(TEST, FOREIGN)).kind())
          .isEqualTo(FailureKind.CONFLICT);
      assertThat(
              failure(
                      () ->
                          driver.setPower(
                              TEST, FOREIGN, PowerTarget.OFF, PowerMode.FORCE, UUID.randomUUID()))
                  .kind())
          .isEqualTo(FailureKind.CONFLICT);
      assertThat(driver.observe(TEST, UUID.randomUUID())).isEmpty();
    }
  }

  @Test
  void aHostThatAcceptsAndSaysNothingCostsOnlyItself() throws Exception {
    Path folder = Files.createTempDirectory("nephos");
    Path socket = folder.resolve("silent");
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        HypervisorDriver driver = open("PT2S")) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      HostRef hung = host("hung", "qemu+unix:///system?socket=" + socket);

      long begun = System.nanoTime();
      assertThat(failure(() -> driver.probe(hung)).kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(since(begun)).isLessThan(Duration.ofSeconds(4));

      assertThat(driver.observe(TEST, FOREIGN)).isPresent();

      begun = System.nanoTime();
      assertThat(failure(() -> driver.list(hung)).kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(since(begun)).as("it is known to hang").isLessThan(Duration.ofSeconds(1));
    } finally {
      Files.delete(socket);
      Files.delete(folder);
    }
  }

  @Test
  void anAddressThatNobodyUnderstandsIsNoHost() {
    try (HypervisorDriver driver = open("PT5S")) {
      HostRef nonsense = host("nonsense", "qemu+unix:///system?socket=/nonexistent");
      assertThat(failure(() -> driver.probe(nonsense)))
          .hasMessageContaining("nonsense")
          .extracting(DriverException::kind)
          .isEqualTo(FailureKind.UNREACHABLE);
    }
  }

  @Test
  void aClosedDriverReachesNobody() throws IOException {
    HypervisorDriver driver = open("PT5S");
    driver.observe(TEST, FOREIGN);
    driver.close();
    driver.close();
    assertThat(failure(() -> driver.observe(TEST, FOREIGN)).kind())
        .isEqualTo(FailureKind.UNREACHABLE);
  }

  private static HypervisorDriver open(String callTimeout) {
    return new LibvirtDriverProvider()
        .open(Clock.systemUTC(), Map.of("call-timeout", callTimeout, "connect-timeout", "PT2S"));
  }

  private static DriverException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(DriverException.class, call);
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static HostRef host(String name, String uri) {
    return new HostRef(UUID.randomUUID(), name, uri);
  }
}
