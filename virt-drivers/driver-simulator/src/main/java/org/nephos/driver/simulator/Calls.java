package org.nephos.driver.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.HostRef;

/** The way to the hosts: it may be cut, slow, or closed. Waits hold no lock and end at closing. */
final class Calls {

  private final Faults faults;
  private final Duration callTimeout;
  private final CountDownLatch closed = new CountDownLatch(1);

  Calls(Faults faults, Duration callTimeout) {
    this.faults = faults;
    this.callTimeout = callTimeout;
  }

  /**
   * Makes a call, as far as the armed faults let it through.
   *
   * @throws DriverException {@code UNREACHABLE} when the way is cut; whatever a fault was armed
   *     with
   */
  <T> T make(HostRef host, String operation, Supplier<T> call) {
    checkReachable(host);
    Optional<Faults.Armed> armed = faults.next(host.name(), operation);
    return armed.isEmpty() ? call.get() : makeFaulty(host, operation, call, armed.get());
  }

  /**
   * Waits as long as the simulated work takes.
   *
   * @throws DriverException {@code UNREACHABLE} when the way was cut meanwhile
   */
  void work(HostRef host, Duration latency) {
    pause(latency);
    checkReachable(host);
  }

  /** Ends all waits; every call fails from now on. */
  void close() {
    closed.countDown();
  }

  private <T> T makeFaulty(HostRef host, String operation, Supplier<T> call, Faults.Armed armed) {
    switch (armed.fault()) {
      case FAIL_BEFORE ->
          throw new DriverException(
              armed.kind(), "Injected: " + operation + " on " + host.name() + " fails.");
      case FAIL_AFTER -> {
        T unused = call.get();
        throw unreachable("Injected: " + host.name() + " did not confirm " + operation + ".");
      }
      case HANG -> {
        pause(armed.delay().isZero() ? callTimeout : withinTimeout(armed.delay()));
        throw unreachable("Injected: " + host.name() + " did not answer " + operation + ".");
      }
      case SLOW -> {
        work(host, withinTimeout(armed.delay()));
        T answer = call.get();
        if (armed.delay().compareTo(callTimeout) > 0) {
          throw unreachable("Injected: " + host.name() + " answered " + operation + " too late.");
        }
        return answer;
      }
    }
    throw new AssertionError(armed.fault());
  }

  private Duration withinTimeout(Duration delay) {
    return delay.compareTo(callTimeout) > 0 ? callTimeout : delay;
  }

  private void checkReachable(HostRef host) {
    if (closed.getCount() == 0) {
      throw unreachable("The simulator is closed.");
    }
    if (!faults.isReachable(host.name())) {
      throw unreachable("Host " + host.name() + " does not answer.");
    }
  }

  private void pause(Duration wait) {
    if (wait.isZero()) {
      return;
    }
    try {
      if (closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw unreachable("The simulator was closed.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(FailureKind.UNREACHABLE, "The call was interrupted.", e);
    }
  }

  private static DriverException unreachable(String message) {
    return new DriverException(FailureKind.UNREACHABLE, message);
  }
}
