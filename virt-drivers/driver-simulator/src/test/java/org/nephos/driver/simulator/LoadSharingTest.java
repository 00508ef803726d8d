package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.driver.FaultInjection;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSize;
import org.nephos.driver.HostRef;
import org.nephos.driver.LoadControl;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

class LoadSharingTest {

  private static final HostRef H1 = Worlds.host("sim-01");
  private static final HostRef H2 = Worlds.host("sim-02");
  private static final GuestSize ONE = new GuestSize(1, 256, 2);
  private static final GuestSize TWO = new GuestSize(2, 256, 2);

  private final MovableClock clock = new MovableClock();
  private SimulatorDriver driver;
  private LoadControl load;

  @BeforeEach
  void open() {
    driver = Worlds.open(clock);
    load = driver.facet(LoadControl.class).orElseThrow();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aLoadIsSharedEvenlyAcrossHosts() {
    load.setLoad("web", 100);
    UUID a = Worlds.running(driver, H1, ONE, "web");
    UUID b = Worlds.running(driver, H2, ONE, "web");
    UUID c = Worlds.running(driver, H1, TWO, "web");
    UUID d = Worlds.running(driver, H2, TWO, "web");
    clock.move(Duration.ofSeconds(40));
    assertThat(cpuSeconds(H1, a)).isCloseTo(10, within(1e-6));
    assertThat(cpuSeconds(H2, b)).isCloseTo(10, within(1e-6));
    // A quarter of both its vCPUs.
    assertThat(cpuSeconds(H1, c)).isCloseTo(20, within(1e-6));
    assertThat(cpuSeconds(H2, d)).isCloseTo(20, within(1e-6));
  }

  @Test
  void aGuestDoesAtMostAHundredPerCent() {
    load.setLoad("web", 950);
    UUID a = Worlds.running(driver, H1, TWO, "web");
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(20, within(1e-6));
  }

  @Test
  void newcomersRelieveTheOthersFromThenOn() {
    load.setLoad("web", 100);
    UUID a = Worlds.running(driver, H1, ONE, "web");
    clock.move(Duration.ofSeconds(10));
    UUID b = Worlds.running(driver, H2, ONE, "web");
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(15, within(1e-6));
    assertThat(cpuSeconds(H2, b)).isCloseTo(5, within(1e-6));

    driver.destroy(H2, b);
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(25, within(1e-6));
  }

  @Test
  void aLoadHoldsUntilItIsSetAgain() {
    UUID a = Worlds.running(driver, H1, ONE, "web");
    load.setLoad("web", 50);
    double before = cpuSeconds(H1, a);
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(before + 5, within(1e-6));
    load.setLoad("web", 0);
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(before + 5, within(1e-6));
    load.setLoad("web", 20);
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(before + 7, within(1e-6));
  }

  @Test
  void aGuestThatGoesDownSoftlyLeavesItsShareAtThatMoment() {
    load.setLoad("web", 100);
    UUID a = Worlds.running(driver, H1, ONE, "web");
    UUID b = Worlds.running(driver, H2, ONE, "web");
    soft(H2, b);
    // Down after 5 s, noticed by nobody until 10 s: 5 s at a half, 5 s at the whole.
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a)).isCloseTo(7.5, within(1e-6));
    assertThat(driver.sample(H2).guests()).isEmpty();
  }

  @Test
  void whateverBecomesOfASoftStopTheSharesAreRight() {
    load.setLoad("web", 100);
    UUID a = Worlds.running(driver, H1, ONE, "web");
    UUID kept = Worlds.running(driver, H1, ONE, "web");
    UUID forced = Worlds.running(driver, H1, ONE, "web");
    UUID destroyed = Worlds.running(driver, H1, ONE, "web");
    UUID crashed = Worlds.running(driver, H1, ONE, "web");
    for (UUID id : new UUID[] {kept, forced, destroyed, crashed}) {
      soft(H1, id);
    }
    clock.move(Duration.ofSeconds(4));
    Worlds.power(driver, H1, kept, PowerTarget.ON);
    Worlds.power(driver, H1, forced, PowerTarget.OFF);
    driver.destroy(H1, destroyed);
    driver.facet(FaultInjection.class).orElseThrow().crashGuest(crashed);
    double before = cpuSeconds(H1, a);
    clock.move(Duration.ofSeconds(10));
    assertThat(cpuSeconds(H1, a) - before).as("shared by two").isCloseTo(5, within(1e-6));
    assertThat(cpuSeconds(H1, kept) - before).isCloseTo(5, within(1e-6));
  }

  @Test
  void aPausedGuestDoesNothingAndGoesOnWhereItWas() {
    load.setLoad("web", 100);
    UUID a = Worlds.running(driver, H1, ONE, "web");
    clock.move(Duration.ofSeconds(10));
    Worlds.power(driver, H1, a, PowerTarget.PAUSED);
    assertThat(driver.sample(H1).guests()).isEmpty();
    clock.move(Duration.ofSeconds(100));
    Worlds.power(driver, H1, a, PowerTarget.ON);
    assertThat(cpuSeconds(H1, a)).isCloseTo(10, within(1e-6));
    clock.move(Duration.ofSeconds(1));
    assertThat(cpuSeconds(H1, a)).isCloseTo(11, within(1e-6));
  }

  @Test
  void withoutALoadAGuestIsNearlyIdleAndTheSameGuestAlwaysAlike() {
    UUID grouped = Worlds.running(driver, H1, ONE, "web");
    UUID lone = Worlds.running(driver, H1, ONE, null);
    clock.move(Duration.ofSeconds(100));
    assertThat(cpuSeconds(H1, grouped))
        .isCloseTo(Activity.idlePercent(grouped), within(1e-6))
        .isBetween(1.0, 3.0);
    assertThat(cpuSeconds(H1, lone))
        .isCloseTo(Activity.idlePercent(lone), within(1e-6))
        .isBetween(1.0, 3.0);
  }

  @Test
  void countersBeginAnewAtPowerOnButNotAtAReboot() {
    load.setLoad("web", 100);
    UUID a = Worlds.running(driver, H1, ONE, "web");
    clock.move(Duration.ofSeconds(10));
    Worlds.power(driver, H1, a, PowerTarget.REBOOTED);
    assertThat(cpuSeconds(H1, a)).isCloseTo(10, within(1e-6));
    Worlds.power(driver, H1, a, PowerTarget.OFF);
    Worlds.power(driver, H1, a, PowerTarget.ON);
    assertThat(cpuSeconds(H1, a)).isZero();
  }

  @Test
  void countersNeverFallWhenTheClockIsSetBack() {
    UUID a = Worlds.running(driver, H1, ONE, null);
    clock.move(Duration.ofMinutes(10));
    GuestSample before = sample(H1, a);
    clock.move(Duration.ofMinutes(-8));
    assertThat(sample(H1, a)).isEqualTo(before);
    clock.move(Duration.ofMinutes(9));
    GuestSample after = sample(H1, a);
    assertThat(after.cpuTimeNanos()).isGreaterThan(before.cpuTimeNanos());
    assertThat(after.rxBytes()).isGreaterThan(before.rxBytes());
    assertThat(after.txBytes()).isGreaterThan(before.txBytes());
    assertThat(after.readBytes()).isGreaterThan(before.readBytes());
    assertThat(after.writtenBytes()).isGreaterThan(before.writtenBytes());
  }

  @Test
  void aNegativeLoadIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> load.setLoad("web", -1));
  }

  private void soft(HostRef host, UUID id) {
    driver.setPower(host, id, PowerTarget.OFF, PowerMode.SOFT, UUID.randomUUID());
  }

  private double cpuSeconds(HostRef host, UUID id) {
    return sample(host, id).cpuTimeNanos() / 1e9;
  }

  private GuestSample sample(HostRef host, UUID id) {
    return driver.sample(host).guests().stream()
        .filter(guest -> guest.id().equals(id))
        .findAny()
        .orElseThrow();
  }
}
