package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** {@code destroy} ends in absence, from wherever it begins. */
public interface DestroyPromises extends DriverUnderTest {

  @Test
  default void destroyingWhatIsAbsentIsSuccess() {
    UUID id = newId();
    driver().destroy(host(), id);
    driver().destroy(host(), id);
    Expect.absent(this, id);
  }

  @Test
  default void aRunningGuestIsDestroyedAndItsIdIsFreeForAnother() {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    driver().create(host(), spec);
    driver().setPower(host(), id, PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID());

    driver().destroy(host(), id);
    Expect.absent(this, id);
    assertThat(driver().sample(host()).guests()).noneMatch(guest -> guest.id().equals(id));
    driver().destroy(host(), id);

    GuestSpec another = Specs.sized(spec, Specs.grown(spec.size()));
    assertThat(driver().create(host(), another).powerState()).isEqualTo(PowerState.SHUTDOWN);
    assertThat(startsOf(id)).as("nothing of the former guest is left").isZero();
  }

  @Test
  default void aPausedGuestIsDestroyed() {
    GuestSpec spec = newSpec();
    driver().create(host(), spec);
    driver().setPower(host(), spec.id(), PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID());
    driver().setPower(host(), spec.id(), PowerTarget.PAUSED, PowerMode.FORCE, UUID.randomUUID());
    driver().destroy(host(), spec.id());
    Expect.absent(this, spec.id());
  }
}
