package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestSize;

class CloudTest {

  private static final HostFigures HOST = new HostFigures("sim-01", 4, 4096, 64);
  private static final GuestSize SIZE = new GuestSize(1, 256, 2);

  private final Cloud cloud = new Cloud(new WorldTime(new MovableClock()));

  /** As with a full disk: what is not written does not happen. */
  @Test
  void aChangeThatCannotBeWrittenDoesNotHappen() {
    UUID there = UUID.randomUUID();
    SimulatedHost host = cloud.host(HOST.name());
    cloud.define(HOST, Worlds.spec(there, SIZE, "web"));
    cloud.live(host, there, (guest, now) -> guest.life().on(SIZE));
    cloud.setLoad("web", 10);
    Set<Change> before = state();
    SimulatedHost.Taken taken = host.taken();

    cloud.keepIn(
        new Journal() {
          @Override
          public void append(Change change) {
            throw new DriverException(FailureKind.INTERNAL, "the disk is full");
          }

          @Override
          public void close() {}
        });
    failsToWrite(() -> cloud.define(HOST, Worlds.spec(UUID.randomUUID())));
    failsToWrite(() -> cloud.live(host, there, (guest, now) -> guest.life().off()));
    failsToWrite(() -> cloud.resize(HOST, there, new GuestSize(2, 512, 4)));
    failsToWrite(() -> cloud.crash(there));
    failsToWrite(() -> cloud.remove(host, there));
    failsToWrite(() -> cloud.setLoad("web", 90));

    assertThat(state()).isEqualTo(before);
    assertThat(host.taken()).isEqualTo(taken);
    assertThat(cloud.loads().workOf(host.guest(there), cloud.time().now())).isNotNull();
  }

  @Test
  void whatChangesNothingIsNotWritten() {
    UUID id = UUID.randomUUID();
    SimulatedHost host = cloud.host(HOST.name());
    cloud.define(HOST, Worlds.spec(id));
    cloud.live(host, id, (guest, now) -> guest.life().on(SIZE));
    cloud.keepIn(
        new Journal() {
          @Override
          public void append(Change change) {
            throw new AssertionError(change);
          }

          @Override
          public void close() {}
        });
    Guest guest = cloud.define(HOST, Worlds.spec(id));
    assertThat(cloud.live(host, id, (seen, now) -> seen.life().on(SIZE))).isSameAs(guest);
    assertThat(cloud.resize(HOST, id, SIZE)).isSameAs(guest);
    cloud.remove(host, UUID.randomUUID());
    assertThat(host.guests()).containsExactly(guest);
  }

  private Set<Change> state() {
    return cloud.state().collect(Collectors.toSet());
  }

  private static void failsToWrite(ThrowingCallable call) {
    DriverException failure = catchThrowableOfType(DriverException.class, call);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(FailureKind.INTERNAL);
  }
}
