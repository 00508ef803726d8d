package org.nephos.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GroupWaitTest {
  private final AtomicLong said = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicInteger acts = new AtomicInteger();
  private final AtomicInteger under = new AtomicInteger();

  @Test
  void nobodyReturnsBeforeWhatHeSaidIsWritten() {
    GroupWait group =
        new GroupWait(
            () -> {
              assertThat(under.incrementAndGet()).isOne();
              write();
              under.decrementAndGet();
            });
    IntStream.range(0, 16)
        .mapToObj(
            thread ->
                CompletableFuture.runAsync(
                    () -> {
                      for (int i = 0; i < 500; i++) {
                        long mine = said.incrementAndGet();
                        group.await();
                        assertThat(written.get()).isGreaterThanOrEqualTo(mine);
                      }
                    },
                    command -> new Thread(command).start()))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(written.get()).isEqualTo(8_000);
  }

  @Test
  void thoseWhoComeDuringAnActShareTheNext() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    GroupWait group =
        new GroupWait(
            () -> {
              if (acts.incrementAndGet() == 1) {
                begun.countDown();
                await(goOn);
              }
            });
    CompletableFuture<Void> first = start(group);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    var later = IntStream.range(0, 10).mapToObj(each -> start(group)).toList();
    assertThat(later).noneMatch(CompletableFuture::isDone);
    goOn.countDown();
    first.join();
    later.forEach(CompletableFuture::join);
    // Whoever comes late to the second act, for its thread was slow, needs one more.
    assertThat(acts.get()).isBetween(2, 11);
  }

  @Test
  void anActThatFailsIsToldToThoseWhoSharedItAndNotToThoseWhoShareTheNext() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    GroupWait group =
        new GroupWait(
            () -> {
              if (acts.incrementAndGet() == 1) {
                begun.countDown();
                await(goOn);
                throw new IllegalStateException("the disk is full");
              }
              write();
            });
    CompletableFuture<Void> first = start(group);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    said.set(7);
    CompletableFuture<Void> second = start(group);
    goOn.countDown();
    assertThatThrownBy(first::join).hasRootCauseMessage("the disk is full");
    second.join();
    assertThat(written.get()).isEqualTo(7);
  }

  @Test
  void nothingIsDoneWhereNothingIsNeeded() {
    new GroupWait(null).await();
    assertThat(acts.get()).isZero();
  }

  private void write() {
    acts.incrementAndGet();
    written.set(said.get());
  }

  private static CompletableFuture<Void> start(GroupWait group) {
    return CompletableFuture.runAsync(group::await, command -> new Thread(command).start());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
