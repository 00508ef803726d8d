package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

/** {@code resize} converges, holds at the next power-on, and never loses data. */
public interface ResizePromises extends DriverUnderTest {

  @Test
  default void aGuestTakesItsNewFiguresAtItsNextPowerOn() {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    GuestSize small = spec.size();
    GuestSize big = Specs.grown(small);
    driver().create(host(), spec);

    for (int i = 0; i < 2; i++) {
      assertThat(driver().resize(host(), id, big).size()).isEqualTo(big);
    }
    assertSize(id, big);
    power(id, PowerTarget.ON);
    assertThat(vcpusInSample(id)).isEqualTo(big.vcpus());

    GuestSize fewer = new GuestSize(small.vcpus(), small.ramMib(), big.diskGib());
    driver().resize(host(), id, fewer);
    power(id, PowerTarget.OFF);
    assertSize(id, fewer);
    power(id, PowerTarget.ON);
    assertThat(vcpusInSample(id)).isEqualTo(small.vcpus());
    power(id, PowerTarget.OFF);

    assertThat(driver().create(host(), Specs.sized(spec, fewer)).size())
        .as("after a resize, the specification with the new figures is the same")
        .isEqualTo(fewer);
    Expect.failure(FailureKind.CONFLICT, () -> driver().create(host(), spec));
  }

  @Test
  default void aDiskNeverShrinks() {
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    GuestSize big = Specs.grown(spec.size());
    driver().create(host(), spec);
    driver().resize(host(), id, big);
    Expect.failure(FailureKind.INVALID, () -> driver().resize(host(), id, spec.size()));
    assertSize(id, big);
  }

  @Test
  default void aGuestThatIsAbsentHasNoSize() {
    UUID id = newId();
    Expect.failure(
        FailureKind.NOT_FOUND, () -> driver().resize(host(), id, new GuestSize(1, 128, 1)));
    Expect.absent(this, id);
  }

  private void assertSize(UUID id, GuestSize size) {
    assertThat(driver().observe(host(), id)).map(GuestObservation::size).contains(size);
  }

  private void power(UUID id, PowerTarget target) {
    driver().setPower(host(), id, target, PowerMode.FORCE, UUID.randomUUID());
  }

  private int vcpusInSample(UUID id) {
    return driver().sample(host()).guests().stream()
        .filter(guest -> guest.id().equals(id))
        .mapToInt(GuestSample::vcpus)
        .findAny()
        .orElseThrow();
  }
}
