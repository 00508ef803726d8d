package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostRef;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

class FaultsTest {

  private static final HostRef H1 = Worlds.host("sim-01");
  private static final HostRef H2 = Worlds.host("sim-02");
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final SimulatorDriver driver =
      SimulatorDriver.open(
          Clock.systemUTC(),
          new SimulatorSettings(
              Duration.ZERO, Duration.ZERO, Duration.ofMillis(200), Optional.empty()));
  private final FaultInjection faults = driver.facet(FaultInjection.class).orElseThrow();
  private final GuestSpec spec = Worlds.spec(UUID.randomUUID());

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void failBeforeFailsAsArmedAndDoesNothing() {
    faults.arm("*", "create", Fault.FAIL_BEFORE, FailureKind.BUSY, 2, Duration.ZERO);
    assertThat(kindOf(() -> driver.create(H1, spec))).isEqualTo(FailureKind.BUSY);
    assertThat(driver.observe(H1, spec.id())).isEmpty();
    assertThat(kindOf(() -> driver.create(H1, spec))).isEqualTo(FailureKind.BUSY);
    assertThat(driver.create(H1, spec).powerState()).isEqualTo(PowerState.SHUTDOWN);
  }

  @Test
  void failAfterHasDoneItAndDoesNotSaySo() {
    faults.arm("sim-01", "create", Fault.FAIL_AFTER, FailureKind.INTERNAL, 1, Duration.ZERO);
    assertThat(kindOf(() -> driver.create(H1, spec))).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(driver.observe(H1, spec.id())).isPresent();
    assertThat(driver.create(H1, spec).powerState()).isEqualTo(PowerState.SHUTDOWN);
  }

  @Test
  void aHangDoesNothingAndEndsAtTheCallTimeout() {
    faults.arm("*", "destroy", Fault.HANG, FailureKind.UNREACHABLE, 1, LONG);
    driver.create(H1, spec);
    assertThat(kindOf(() -> driver.destroy(H1, spec.id()))).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(driver.observe(H1, spec.id())).isPresent();
  }

  @Test
  void aSlowAnswerIsRight() {
    faults.arm("*", "create", Fault.SLOW, FailureKind.INTERNAL, 1, SHORT);
    long before = System.nanoTime();
    assertThat(driver.create(H1, spec).id()).isEqualTo(spec.id());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void anAnswerThatIsSlowerThanTheCallTimeoutComesToNobody() {
    faults.arm("*", "create", Fault.SLOW, FailureKind.INTERNAL, 1, LONG);
    assertThat(kindOf(() -> driver.create(H1, spec))).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(driver.observe(H1, spec.id())).isPresent();
  }

  @Test
  void aFaultHitsOnlyItsHostAndItsOperation() {
    faults.arm("sim-02", "probe", Fault.FAIL_BEFORE, FailureKind.UNAUTHORIZED, 1, Duration.ZERO);
    assertThat(driver.probe(H1).vcpus()).isEqualTo(64);
    assertThat(driver.list(H2)).isEmpty();
    assertThat(kindOf(() -> driver.probe(H2))).isEqualTo(FailureKind.UNAUTHORIZED);
    assertThat(driver.probe(H2).vcpus()).isEqualTo(64);
  }

  @Test
  void aFaultForEverythingHitsEveryMethod() {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> driver.probe(H1),
            () -> driver.observe(H1, spec.id()),
            () -> driver.list(H1),
            () -> driver.create(H1, spec),
            () -> Worlds.power(driver, H1, spec.id(), PowerTarget.ON),
            () -> driver.resize(H1, spec.id(), spec.size()),
            () -> driver.destroy(H1, spec.id()),
            () -> driver.sample(H1))) {
      faults.arm("*", "*", Fault.FAIL_BEFORE, FailureKind.INTERNAL, 1, Duration.ZERO);
      assertThat(kindOf(call)).isEqualTo(FailureKind.INTERNAL);
    }
  }

  @Test
  void aHostOffTheNetworkComesBackWithItsGuests() {
    driver.create(H1, spec);
    Worlds.power(driver, H1, spec.id(), PowerTarget.ON);
    faults.setReachable("sim-01", false);
    assertThat(kindOf(() -> driver.observe(H1, spec.id()))).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(kindOf(() -> driver.destroy(H1, spec.id()))).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(driver.list(H2)).isEmpty();
    faults.setReachable("sim-01", true);
    assertThat(driver.observe(H1, spec.id()))
        .map(GuestObservation::powerState)
        .contains(PowerState.RUNNING);
  }

  @Test
  void aGuestCrashesFromBehind() {
    driver.create(H1, spec);
    Worlds.power(driver, H1, spec.id(), PowerTarget.ON);
    faults.crashGuest(spec.id());
    assertThat(driver.observe(H1, spec.id()))
        .map(GuestObservation::powerState)
        .contains(PowerState.CRASHED);
    assertThat(driver.sample(H1).guests()).isEmpty();
    Worlds.power(driver, H1, spec.id(), PowerTarget.ON);
    assertThat(driver.startsOf(H1, spec.id())).isEqualTo(2);
    assertThat(kindOf(() -> faults.crashGuest(UUID.randomUUID()))).isEqualTo(FailureKind.NOT_FOUND);
  }

  @Test
  void aFaultHappensAsOftenAsArmedWhoeverCalls() {
    faults.arm("*", "list", Fault.FAIL_BEFORE, FailureKind.BUSY, 100, Duration.ZERO);
    long failed =
        IntStream.range(0, 1000)
            .parallel()
            .filter(
                i -> {
                  try {
                    return driver.list(H1) == null;
                  } catch (DriverException e) {
                    return true;
                  }
                })
            .count();
    assertThat(failed).isEqualTo(100);
  }

  @Test
  void resetDisarmsEverything() {
    faults.arm("*", "*", Fault.FAIL_BEFORE, FailureKind.INTERNAL, 1000, Duration.ZERO);
    faults.setReachable("sim-01", false);
    faults.reset();
    assertThat(driver.probe(H1).vcpus()).isEqualTo(64);
    assertThat(driver.list(H1)).isEmpty();
  }

  @Test
  void nonsenseCannotBeArmed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> faults.arm("*", "bake", Fault.HANG, FailureKind.INTERNAL, 1, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.arm("*", "*", Fault.HANG, FailureKind.INTERNAL, 0, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.arm("*", "*", Fault.FAIL_BEFORE, null, 1, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.arm("*", "*", Fault.SLOW, null, 1, Duration.ofMillis(-1)));
  }

  /** The waiting call holds nothing: its guest can be seen and changed, and closing ends it. */
  @Test
  void aCallThatWaitsHoldsNoLockAndEndsAtClosing() {
    SimulatorDriver slow =
        (SimulatorDriver)
            new SimulatorProvider()
                .open(Clock.systemUTC(), Map.of("latency", "PT10M", "call-timeout", "PT20M"));
    CompletableFuture<GuestObservation> waiting = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                waiting.complete(slow.create(H1, spec));
              } catch (DriverException e) {
                waiting.completeExceptionally(e);
              }
            });
    caller.start();
    Awaitility.await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);

    assertThat(slow.observe(H1, spec.id())).isEmpty();
    slow.destroy(H1, spec.id());
    assertThat(kindOf(() -> slow.resize(H1, spec.id(), spec.size())))
        .isEqualTo(FailureKind.NOT_FOUND);
    assertThat(waiting).isNotDone();

    slow.close();
    CompletionException end =
        catchThrowableOfType(
            CompletionException.class, () -> waiting.orTimeout(10, TimeUnit.SECONDS).join());
    assertThat(end.getCause())
        .isInstanceOfSatisfying(
            DriverException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE));
    assertThat(kindOf(() -> slow.probe(H1))).isEqualTo(FailureKind.UNREACHABLE);
  }

  private static FailureKind kindOf(ThrowingCallable call) {
    DriverException failure = catchThrowableOfType(DriverException.class, call);
    assertThat(failure).isNotNull();
    return failure.kind();
  }
}
