package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HostProbe;
import org.nephos.driver.HostRef;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

/** What a host says of itself, and what is said of one that does not answer. */
public interface HostPromises extends DriverUnderTest {

  @Test
  default void aProbeTellsVersionCapacityAndAStableBootId() {
    HostProbe probe = driver().probe(host());
    assertThat(probe.version()).isNotBlank();
    assertThat(probe.vcpus()).isPositive();
    assertThat(probe.ramMib()).isPositive();
    assertThat(probe.diskGib()).isPositive();
    assertThat(probe.bootId()).isNotBlank();
    assertThat(driver().capabilities()).containsAll(probe.capabilities());
    assertThat(driver().probe(host()).bootId()).isEqualTo(probe.bootId());
    assertThat(driver().name()).matches("[a-z][a-z0-9-]*");
  }

  /** Above all, a host that does not answer has confirmed no absence. */
  @Test
  default void aHostThatDoesNotAnswerIsUnreachableForEveryCall() {
    HostRef gone = unreachableHost();
    UUID id = newId();
    UUID operation = UUID.randomUUID();
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().probe(gone));
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().observe(gone, id));
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().list(gone));
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().create(gone, spec(id)));
    for (PowerTarget target : PowerTarget.values()) {
      Expect.failure(
          FailureKind.UNREACHABLE,
          () -> driver().setPower(gone, id, target, PowerMode.FORCE, operation));
    }
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().resize(gone, id, spec(id).size()));
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().destroy(gone, id));
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().sample(gone));
  }

  @Test
  default void anUnreachableHostAnswersWithinTheCallTimeout() {
    HostRef gone = unreachableHost();
    long start = System.nanoTime();
    Expect.failure(FailureKind.UNREACHABLE, () -> driver().probe(gone));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isLessThan(callTimeout().plusSeconds(5));
  }
}
