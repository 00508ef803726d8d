package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.Capability;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.FaultInjection;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.LoadControl;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

/** A capability is a facet that is there or is not; what is promised works. */
public interface FacetPromises extends DriverUnderTest {

  @Test
  default void capabilitiesAreWhatIsPromisedAndFollowFromTheFacets() {
    Map<Capability, Class<?>> facets =
        Map.of(
            Capability.CONSOLE_LOG, ConsoleLog.class,
            Capability.LOAD_CONTROL, LoadControl.class,
            Capability.FAULT_INJECTION, FaultInjection.class);
    assertThat(driver().capabilities()).containsExactlyInAnyOrderElementsOf(promisedCapabilities());
    facets.forEach(
        (capability, facet) ->
            assertThat(driver().facet(facet).isPresent())
                .as("%s by %s", capability, facet.getSimpleName())
                .isEqualTo(promisedCapabilities().contains(capability)));
    assertThat(driver().facet(Runnable.class)).isEmpty();
  }

  /** Where no console log is promised, there must be none. */
  @Test
  default void theConsoleLogTellsWhatTheGuestWroteAndGoesWithTheGuest() {
    if (!promisedCapabilities().contains(Capability.CONSOLE_LOG)) {
      assertThat(driver().facet(ConsoleLog.class)).isEmpty();
      return;
    }
    ConsoleLog console = driver().facet(ConsoleLog.class).orElseThrow();
    GuestSpec spec = newSpec();
    UUID id = spec.id();
    assertThat(console.tail(host(), id, 1024)).as("absent").isEmpty();
    driver().create(host(), spec);
    assertThat(console.tail(host(), id, 1024)).as("never started").isEmpty();

    driver().setPower(host(), id, PowerTarget.ON, PowerMode.FORCE, UUID.randomUUID());
    awaitGuestReady(id);
    Expect.within(startTime())
        .untilAsserted(() -> assertThat(console.tail(host(), id, 1 << 20)).isNotBlank());
    driver().setPower(host(), id, PowerTarget.OFF, PowerMode.FORCE, UUID.randomUUID());

    String all = console.tail(host(), id, 1 << 20);
    String end = console.tail(host(), id, 16);
    assertThat(all).as("a stopped guest's log remains").isNotBlank();
    assertThat(end).isNotEmpty();
    assertThat(end.codePointCount(0, end.length())).isLessThanOrEqualTo(16);
    if (all.getBytes(StandardCharsets.UTF_8).length == all.length()) {
      assertThat(all).endsWith(end);
    }

    driver().destroy(host(), id);
    assertThat(console.tail(host(), id, 1024)).as("destroyed").isEmpty();
    driver().create(host(), spec);
    assertThat(console.tail(host(), id, 1024)).as("a new guest begins a new log").isEmpty();
  }
}
