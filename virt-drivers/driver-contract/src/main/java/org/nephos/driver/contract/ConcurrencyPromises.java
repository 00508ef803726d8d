package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** Whatever happens at once, a guest is whole or absent, and there is one of it. */
public interface ConcurrencyPromises extends DriverUnderTest {

  @Test
  default void eightCreatesAtOnceGiveOneGuest() throws Exception {
    GuestSpec spec = newSpec();
    List<Callable<GuestObservation>> creates = new ArrayList<>();
    Expect.times(8, i -> creates.add(() -> driver().create(host(), spec)));

    for (Together.Outcome<GuestObservation> outcome : Together.run(creates)) {
      assertThat(outcome.failure()).isNull();
      assertThat(outcome.value().id()).isEqualTo(spec.id());
    }
    assertThat(driver().list(host())).extracting(GuestObservation::id).containsOnlyOnce(spec.id());
    Expect.state(this, spec.id(), PowerState.SHUTDOWN);
  }

  /** A call that loses the race may be told {@code BUSY}; it may not leave half a guest. */
  @Test
  default void createsAndDestroysAtOnceEndAbsentOrWhole() throws Exception {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    List<Callable<GuestObservation>> calls = new ArrayList<>();
    Expect.times(4, i -> calls.add(() -> driver().create(host(), spec)));
    Expect.times(
        4,
        i ->
            calls.add(
                () -> {
                  driver().destroy(host(), id);
                  return null;
                }));
    for (Together.Outcome<GuestObservation> outcome : Together.run(calls)) {
      if (outcome.failure() != null) {
        assertThat(outcome.failure().kind()).isEqualTo(FailureKind.BUSY);
      }
    }

    Optional<GuestObservation> end = driver().observe(host(), id);
    if (end.isPresent()) {
      assertThat(end.get().powerState()).isEqualTo(PowerState.SHUTDOWN);
      assertThat(end.get().labels()).isEqualTo(spec.labels());
    }
    driver().create(host(), spec);
    assertThat(
            driver()
                .setPower(host(), id, PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID())
                .powerState())
        .as("what the race left, or its successor, can run")
        .isEqualTo(PowerState.RUNNING);
    driver().destroy(host(), id);
    Expect.absent(this, id);
  }

  @Test
  default void guestsThatAreCreatedAtOnceDoNotDisturbEachOther() throws Exception {
    List<GuestSpec> specs = List.of(newSpec(), newSpec(), newSpec(), newSpec());
    List<Callable<GuestObservation>> creates = new ArrayList<>();
    specs.forEach(spec -> creates.add(() -> driver().create(host(), spec)));
    for (Together.Outcome<GuestObservation> outcome : Together.run(creates)) {
      assertThat(outcome.failure()).isNull();
    }
    assertThat(driver().list(host()))
        .extracting(GuestObservation::id)
        .containsAll(specs.stream().map(GuestSpec::id).toList());
  }
}
