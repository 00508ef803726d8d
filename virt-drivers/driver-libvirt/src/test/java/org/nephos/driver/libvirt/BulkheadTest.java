package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

class BulkheadTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void aCallThatHangsEndsAtItsDeadlineAsUnreachable() {
    try (Bulkhead bulkhead = new Bulkhead("h", 1, 1)) {
      CallDeadline deadline = CallDeadline.in(SHORT);
      long begun = System.nanoTime();
      assertThat(failure(bulkhead, deadline).kind()).isEqualTo(FailureKind.UNREACHABLE);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(deadline.remainingNanos()).isZero();
      never.countDown();
    }
  }

  @Test
  void aHostThatHangsTakesNoThreadOfAnother() {
    try (Bulkhead hung = new Bulkhead("hung", 1, 1);
        Bulkhead well = new Bulkhead("well", 1, 1)) {
      failure(hung, CallDeadline.in(SHORT));
      assertThat(well.call(CallDeadline.in(Duration.ofSeconds(5)), () -> "fine")).isEqualTo("fine");
      never.countDown();
    }
  }

  @Test
  void aFullQueueIsBusy() throws Exception {
    try (Bulkhead bulkhead = new Bulkhead("h", 1, 1)) {
      Thread running = hang(bulkhead);
      await().until(() -> begun.getCount() == 0);
      Thread waiting = hang(bulkhead);
      await().until(() -> bulkhead.waiting() == 1);
      assertThat(failure(bulkhead, CallDeadline.in(SHORT)).kind()).isEqualTo(FailureKind.BUSY);
      never.countDown();
      running.join();
      waiting.join();
    }
  }

  @Test
  void aCallThatOnlyWaitedForOthersIsBusyAndIsNeverMadeLater() throws Exception {
    try (Bulkhead bulkhead = new Bulkhead("h", 1, 4)) {
      Thread slow = hang(bulkhead);
      begun.await();
      AtomicBoolean made = new AtomicBoolean();
      DriverException late =
          catchThrowableOfType(
              DriverException.class,
              () -> bulkhead.call(CallDeadline.in(SHORT), () -> made.getAndSet(true)));
      assertThat(late.kind()).isEqualTo(FailureKind.BUSY);
      never.countDown();
      slow.join();
      assertThat(bulkhead.call(CallDeadline.in(Duration.ofSeconds(5)), made::get)).isFalse();
    }
  }

  @Test
  void aDriverFailureKeepsItsKindAndAnyOtherIsInternal() {
    try (Bulkhead bulkhead = new Bulkhead("h", 1, 1)) {
      CallDeadline deadline = CallDeadline.in(Duration.ofSeconds(5));
      assertThat(
              catchThrowableOfType(
                      DriverException.class,
                      () ->
                          bulkhead.call(
                              deadline,
                              () -> {
                                throw new DriverException(FailureKind.CONFLICT, "other");
                              }))
                  .kind())
          .isEqualTo(FailureKind.CONFLICT);
      assertThat(
              catchThrowableOfType(
                      DriverException.class,
                      () ->
                          bulkhead.call(
                              deadline,
                              () -> {
                                throw new IllegalStateException("oops");
                              }))
                  .kind())
          .isEqualTo(FailureKind.INTERNAL);
    }
  }

  /** A call that hangs until the end of the test, in a thread of its own. */
  private Thread hang(Bulkhead bulkhead) {
    Thread caller =
        new Thread(
            () ->
                bulkhead.call(
                    CallDeadline.in(Duration.ofSeconds(20)),
                    () -> {
                      begun.countDown();
                      never.await();
                      return true;
                    }));
    caller.setDaemon(true);
    caller.start();
    return caller;
  }

  private DriverException failure(Bulkhead bulkhead, CallDeadline deadline) {
    return catchThrowableOfType(
        DriverException.class,
        () ->
            bulkhead.call(
                deadline,
                () -> {
                  never.await();
                  return true;
                }));
  }
}
