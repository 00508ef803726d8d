package org.nephos.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.persistence.Migrations;

class ClusteredSchedulerIT {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private JdbcConnectionPool pool;

  @BeforeEach
  void migrate() {
    pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000", "sa", "");
    Migrations.migrate(pool);
  }

  @AfterEach
  void dispose() {
    pool.dispose();
  }

  private ClusteredScheduler scheduler() throws Exception {
    return new ClusteredScheduler("n1", pool, Thread::new, 2);
  }

  @Test
  void aTickRunsAgainAndAgainAndNeverTwiceAtOnce() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch runs = new CountDownLatch(3);
    ClusteredScheduler scheduler = scheduler();
    try {
      scheduler.schedule(
          Map.of("slow", SECOND),
          name -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            runs.countDown();
            pause(1_500);
            atOnce.decrementAndGet();
          });
      scheduler.start();

      assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(most).hasValue(1);
      assertThat(scheduler.isRunning()).isTrue();
    } finally {
      scheduler.stop();
    }
    assertThat(scheduler.isRunning()).isFalse();
  }

  @Test
  void aSlowTickKeepsNoOtherWaiting() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch quick = new CountDownLatch(3);
    ClusteredScheduler scheduler = scheduler();
    try {
      scheduler.schedule(
          Map.of("slow", SECOND, "quick", SECOND),
          name -> {
            if (name.equals("slow")) {
              await(release);
            } else {
              quick.countDown();
            }
          });
      scheduler.start();

      assertThat(quick.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      release.countDown();
      scheduler.stop();
    }
  }

  @Test
  void ticksOfAnOlderReleaseAreTakenOut() throws Exception {
    ClusteredScheduler older = scheduler();
    older.schedule(Map.of("gone", SECOND), name -> {});
    older.stop();
    AtomicInteger gone = new AtomicInteger();
    CountDownLatch there = new CountDownLatch(2);
    ClusteredScheduler newer = scheduler();
    try {
      newer.schedule(
          Map.of("there", SECOND),
          name -> {
            if (name.equals("gone")) {
              gone.incrementAndGet();
            }
            there.countDown();
          });
      newer.start();

      assertThat(there.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(gone).hasValue(0);
    } finally {
      newer.stop();
    }
  }

  private static void pause(long millis) {
    await(new CountDownLatch(1), millis);
  }

  private static void await(CountDownLatch latch) {
    await(latch, 20_000);
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
