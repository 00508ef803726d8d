package org.nephos.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.testing.Wiring;
import org.nephos.time.PortalClock;

class TickRunnerTest {
  private final TickRunner runner = Wiring.inject(new TickRunner(), new PortalClock());

  @Test
  void aTickRunsAsTheSystemUnderItsName() {
    AtomicReference<Caller> caller = new AtomicReference<>();

    runner.run("host-probe", () -> caller.set(CallerScope.current()));

    assertThat(caller.get().isSystem()).isTrue();
    assertThat(caller.get().username()).isEqualTo("system/host-probe");
    assertThat(CallerScope.find()).isEmpty();
  }

  @Test
  void aFailureEndsTheRunAndIsCounted() {
    runner.run("host-probe", () -> {});
    runner.run(
        "host-probe",
        () -> {
          throw new IllegalStateException("away");
        });

    TickRecord record = runner.records().get(0);
    assertThat(record.runs()).isEqualTo(2);
    assertThat(record.failures()).isEqualTo(1);
    assertThat(record.failuresInARow()).isEqualTo(1);
    assertThat(record.lastFailure()).isEqualTo("IllegalStateException: away");
  }

  @Test
  void aGoodRunEndsTheRowOfFailures() {
    runner.run(
        "host-probe",
        () -> {
          throw new IllegalStateException("away");
        });
    runner.run("host-probe", () -> {});

    TickRecord record = runner.records().get(0);
    assertThat(record.failures()).isEqualTo(1);
    assertThat(record.failuresInARow()).isZero();
  }
}
