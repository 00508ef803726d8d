package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SideBySideTest {
  private final AtomicBoolean ended = new AtomicBoolean();

  @Test
  void bothAreAtWorkAtTheSameTime() {
    CountDownLatch met = new CountDownLatch(2);
    AtomicBoolean together = new AtomicBoolean();
    SideBySide.run(
        () -> meet(met),
        () -> {
          meet(met);
          together.set(true);
        });
    assertThat(together).isTrue();
  }

  @Test
  void aFailureHereWaitsForTheWorkAside() {
    CountDownLatch failing = new CountDownLatch(1);
    Throwable thrown =
        catchThrowable(
            () ->
                SideBySide.run(
                    () -> {
                      await(failing);
                      ended.set(true);
                    },
                    () -> {
                      failing.countDown();
                      throw new IllegalStateException("here");
                    }));
    assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("here");
    assertThat(ended).isTrue();
  }

  @Test
  void aFailureAsideDoesNotCutShortWhatIsDoneHere() {
    Throwable thrown =
        catchThrowable(
            () ->
                SideBySide.run(
                    () -> {
                      throw new IllegalStateException("aside");
                    },
                    () -> ended.set(true)));
    assertThat(thrown).hasMessage("aside");
    assertThat(ended).isTrue();
  }

  @Test
  void ofTwoFailuresNoneIsLost() {
    Throwable thrown =
        catchThrowable(
            () ->
                SideBySide.run(
                    () -> {
                      throw new IllegalStateException("aside");
                    },
                    () -> {
                      throw new IllegalArgumentException("here");
                    }));
    assertThat(thrown).hasMessage("aside");
    assertThat(thrown.getSuppressed())
        .singleElement()
        .hasToString("java.lang.IllegalArgumentException: here");
  }

  @Test
  void anInterruptIsKeptForLater() {
    Thread.currentThread().interrupt();
    SideBySide.run(() -> ended.set(true), () -> {});
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).isTrue();
  }

  private static void meet(CountDownLatch met) {
    met.countDown();
    await(met);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
