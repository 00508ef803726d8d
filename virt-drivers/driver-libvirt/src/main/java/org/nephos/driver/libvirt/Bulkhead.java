package org.nephos.driver.libvirt;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/**
 * The threads of one host. A native call that hangs holds one of them and nobody else's; its caller
 * leaves at the deadline.
 */
final class Bulkhead implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final String host;
  private final ThreadPoolExecutor threads;
  private volatile long lastAnswer = System.nanoTime();

  /**
   * @param host the host's name, for messages and threads
   * @param size calls at once
   * @param queue calls that may wait
   */
  Bulkhead(String host, int size, int queue) {
    this.host = host;
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queue),
            work -> {
              Thread thread = new Thread(work, "libvirt-" + host + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Does the work in one of the host's threads and waits for it until the deadline.
   *
   * @throws DriverException what the work threw; {@code BUSY} when the queue is full, or moves but
   *     not fast enough; {@code UNREACHABLE} when the host did not answer in time
   */
  <T> T call(CallDeadline deadline, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw threads.isShutdown()
          ? new DriverException(FailureKind.UNREACHABLE, host + ": the driver is closed", e)
          : new DriverException(FailureKind.BUSY, host + " has too many calls waiting", e);
    }
    try {
      T result = task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      lastAnswer = System.nanoTime();
      return result;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw late(task, deadline, e);
    } catch (InterruptedException e) {
      deadline.abandon();
      threads.remove(task);
      Thread.currentThread().interrupt();
      throw new DriverException(
          FailureKind.UNREACHABLE, host + ": interrupted while waiting for the host", e);
    }
  }

  /** How many calls wait for a thread. */
  int waiting() {
    return threads.getQueue().size();
  }

  /** Takes no more work; what hangs is left to itself. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private DriverException late(FutureTask<?> task, CallDeadline deadline, TimeoutException e) {
    deadline.abandon();
    boolean neverBegun = threads.remove(task);
    boolean moves = System.nanoTime() - lastAnswer < IDLE.toNanos();
    return neverBegun && moves
        ? new DriverException(FailureKind.BUSY, host + " is busy with other calls", e)
        : new DriverException(FailureKind.UNREACHABLE, host + " did not answer in time", e);
  }

  /** The failure with the trace of the caller, which is what a reader of a log looks for. */
  private DriverException failure(Throwable cause) {
    if (cause instanceof DriverException known) {
      if (known.kind() != FailureKind.UNREACHABLE) {
        lastAnswer = System.nanoTime();
      }
      return new DriverException(known.kind(), known.getMessage(), known);
    }
    if (cause instanceof Error error && !(cause instanceof LinkageError)) {
      throw error;
    }
    return cause instanceof LinkageError
        ? new DriverException(
            FailureKind.UNSUPPORTED, "libvirt's client library is not installed here", cause)
        : new DriverException(FailureKind.INTERNAL, host + ": the driver failed: " + cause, cause);
  }
}
