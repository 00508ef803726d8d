package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** {@code setPower} converges. */
public interface PowerPromises extends DriverUnderTest {

  @Test
  default void powerTargetsConvergeAndAnInterruptedGuestResumes() {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    driver().create(host(), spec);

    becomes(id, PowerTarget.OFF, PowerState.SHUTDOWN);
    becomes(id, PowerTarget.ON, PowerState.RUNNING);
    becomes(id, PowerTarget.ON, PowerState.RUNNING);

    becomes(id, PowerTarget.PAUSED, PowerState.PAUSED);
    becomes(id, PowerTarget.PAUSED, PowerState.PAUSED);
    becomes(id, PowerTarget.ON, PowerState.RUNNING);
    Expect.starts(this, id, 1);

    assertThat(driver().create(host(), spec).powerState())
        .as("create leaves a running guest running")
        .isEqualTo(PowerState.RUNNING);

    becomes(id, PowerTarget.PAUSED, PowerState.PAUSED);
    becomes(id, PowerTarget.OFF, PowerState.SHUTDOWN);
    becomes(id, PowerTarget.OFF, PowerState.SHUTDOWN);
  }

  /** Soft stop, and what remains afterwards: the disk, hence a second start. */
  @Test
  default void aGuestThatIsAskedSoftlyGoesDownInTimeAndCanStartAgain() {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    driver().create(host(), spec);
    becomes(id, PowerTarget.ON, PowerState.RUNNING);
    awaitGuestReady(id);

    GuestObservation asked =
        driver().setPower(host(), id, PowerTarget.OFF, PowerMode.SOFT, UUID.randomUUID());
    assertThat(asked.powerState()).isIn(PowerState.RUNNING, PowerState.SHUTDOWN);
    Expect.within(softStopTime()).untilAsserted(() -> Expect.state(this, id, PowerState.SHUTDOWN));
    assertThat(
            driver()
                .setPower(host(), id, PowerTarget.OFF, PowerMode.SOFT, UUID.randomUUID())
                .powerState())
        .isEqualTo(PowerState.SHUTDOWN);

    becomes(id, PowerTarget.ON, PowerState.RUNNING);
    becomes(id, PowerTarget.OFF, PowerState.SHUTDOWN);
  }

  @Test
  default void oneRebootOperationRestartsAGuestOnce() {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    driver().create(host(), spec);

    UUID first = UUID.randomUUID();
    rebooted(id, PowerMode.FORCE, first);
    Expect.starts(this, id, 1);
    awaitGuestReady(id);

    UUID second = UUID.randomUUID();
    rebooted(id, PowerMode.FORCE, second);
    rebooted(id, PowerMode.FORCE, second);
    Expect.starts(this, id, 2);
    rebooted(id, PowerMode.FORCE, second);
    Expect.starts(this, id, 2);
    awaitGuestReady(id);

    UUID third = UUID.randomUUID();
    driver().setPower(host(), id, PowerTarget.REBOOTED, PowerMode.SOFT, third);
    Expect.within(softStopTime().plus(startTime()))
        .untilAsserted(() -> assertThat(startsOf(id)).isGreaterThan(2));
    driver().setPower(host(), id, PowerTarget.REBOOTED, PowerMode.SOFT, third);
    Expect.starts(this, id, 3);
    Expect.state(this, id, PowerState.RUNNING);
  }

  @Test
  default void aGuestThatIsAbsentHasNoPower() {
    UUID id = newId();
    for (PowerTarget target : PowerTarget.values()) {
      for (PowerMode mode : PowerMode.values()) {
        Expect.failure(
            FailureKind.NOT_FOUND,
            () -> driver().setPower(host(), id, target, mode, UUID.randomUUID()));
      }
    }
    Expect.absent(this, id);
  }

  private void becomes(UUID id, PowerTarget target, PowerState state) {
    GuestObservation seen =
        driver().setPower(host(), id, target, PowerMode.FORCE, UUID.randomUUID());
    assertThat(seen.id()).isEqualTo(id);
    assertThat(seen.powerState()).as("after %s", target).isEqualTo(state);
    Expect.state(this, id, state);
  }

  private void rebooted(UUID id, PowerMode mode, UUID operation) {
    assertThat(driver().setPower(host(), id, PowerTarget.REBOOTED, mode, operation).powerState())
        .isEqualTo(PowerState.RUNNING);
  }
}
