package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.PowerState;

/** Assertions in the words of the SPI. */
final class Expect {

  private Expect() {}

  /** The call fails with exactly this kind, and says why. */
  static void failure(FailureKind kind, ThrowingCallable call) {
    DriverException failure = catchThrowableOfType(DriverException.class, call);
    assertThat(failure).as("a DriverException of kind %s", kind).isNotNull();
    assertThat(failure.kind()).as("kind of: %s", failure.getMessage()).isEqualTo(kind);
    assertThat(failure.getMessage()).isNotBlank();
  }

  /** The host says that the guest is in this state now. */
  static void state(DriverUnderTest on, UUID id, PowerState state) {
    assertThat(on.driver().observe(on.host(), id))
        .map(GuestObservation::powerState)
        .contains(state);
  }

  /** The host says that there is no such guest. */
  static void absent(DriverUnderTest on, UUID id) {
    assertThat(on.driver().observe(on.host(), id)).isEmpty();
    assertThat(on.driver().list(on.host())).extracting(GuestObservation::id).doesNotContain(id);
  }

  /** The guest comes to have started this often, and is not seen to start again. */
  static void starts(DriverUnderTest on, UUID id, int starts) {
    within(on.startTime())
        .untilAsserted(() -> assertThat(on.startsOf(id)).as("starts").isEqualTo(starts));
    if (!on.restartShowsWithin().isZero()) {
      within(on.restartShowsWithin().plusSeconds(10))
          .during(on.restartShowsWithin())
          .until(() -> on.startsOf(id) == starts);
    }
    assertThat(on.startsOf(id)).as("starts").isEqualTo(starts);
  }

  static ConditionFactory within(Duration atMost) {
    return Awaitility.await()
        .atMost(atMost)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50));
  }

  /** Runs something a number of times, with its index. */
  static void times(int times, IntConsumer action) {
    for (int i = 0; i < times; i++) {
      action.accept(i);
    }
  }
}
