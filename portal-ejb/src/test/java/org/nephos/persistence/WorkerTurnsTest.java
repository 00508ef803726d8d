package org.nephos.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTurnsTest {
  private static final int MOST = 4;
  private static final int WORKERS = 3 * MOST;

  private final WorkerTurns turns = new WorkerTurns(MOST, Duration.ofMinutes(5));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Starts workers that stay in their transactions until they are let go. */
  private List<Future<?>> workers(WorkerTurns of, CountDownLatch arrived) {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      all.add(threads.submit(() -> of.asWorker(() -> of.take(() -> stay(arrived)))));
    }
    return all;
  }

  private Object stay(CountDownLatch arrived) {
    try {
      inside.incrementAndGet();
      arrived.countDown();
      go.await();
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many workers were in a transaction at once while many of them worked. */
  private int mostAtOnce() throws Exception {
    AtomicInteger most = new AtomicInteger();
    AtomicInteger working = new AtomicInteger();
    Runnable work =
        () -> {
          for (int again = 0; again < 1_000; again++) {
            turns.take(
                () -> {
                  most.accumulateAndGet(working.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  return working.decrementAndGet();
                });
          }
        };
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(threads.submit(() -> turns.asWorker(work)));
    }
    for (Future<?> worker : workers) {
      worker.get(60, TimeUnit.SECONDS);
    }
    return most.get();
  }

  @Test
  void no_more_workers_than_have_a_turn_are_in_a_transaction_at_once() throws Exception {
    assertThat(mostAtOnce()).isBetween(1, MOST);
  }

  @Test
  void when_all_whose_turn_it_is_are_stuck_the_others_go_on_without() throws Exception {
    CountDownLatch all = new CountDownLatch(WORKERS);
    WorkerTurns impatient = new WorkerTurns(MOST, Duration.ofMillis(10));
    List<Future<?>> workers = workers(impatient, all);
    assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
    go.countDown();
    for (Future<?> worker : workers) {
      worker.get(30, TimeUnit.SECONDS);
    }
    assertThat(inside).hasValue(WORKERS);
  }

  @Test
  void who_is_no_worker_waits_for_nobody() throws Exception {
    CountDownLatch full = new CountDownLatch(MOST);
    workers(turns, full);
    assertThat(full.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(threads.submit(() -> turns.take(() -> "receipt")).get(30, TimeUnit.SECONDS))
        .isEqualTo("receipt");
  }

  @Test
  void while_many_wait_for_receipts_workers_go_one_after_the_other() throws Exception {
    CountDownLatch busy = new CountDownLatch(MOST);
    for (int i = 0; i < MOST; i++) {
      threads.submit(() -> turns.take(() -> stay(busy)));
    }
    assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mostAtOnce()).isEqualTo(1);
  }

  @Test
  void a_transaction_within_a_transaction_needs_no_turn_of_its_own() throws Exception {
    CountDownLatch full = new CountDownLatch(MOST - 1);
    for (int i = 0; i < MOST - 1; i++) {
      threads.submit(() -> turns.asWorker(() -> turns.take(() -> stay(full))));
    }
    assertThat(full.await(30, TimeUnit.SECONDS)).isTrue();
    List<String> said = new ArrayList<>();
    threads
        .submit(
            () ->
                turns.asWorker(
                    () -> turns.take(() -> said.add(turns.take(() -> "inner") + " and outer"))))
        .get(30, TimeUnit.SECONDS);
    assertThat(said).containsExactly("inner and outer");
  }

  @Test
  void a_transaction_that_fails_gives_its_turn_back() {
    for (int i = 0; i < WORKERS; i++) {
      turns.asWorker(
          () -> {
            try {
              turns.take(
                  () -> {
                    throw new IllegalStateException("failed");
                  });
            } catch (IllegalStateException e) {
              inside.incrementAndGet();
            }
          });
    }
    assertThat(inside).hasValue(WORKERS);
  }
}
