package org.nephos.driver.libvirt;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/**
 * Images on their way to one host. A transfer may take far longer than a call; whoever needs the
 * image waits as long as a call may, is told {@code BUSY}, and finds it there when it asks again.
 */
final class Transfers implements AutoCloseable {
  private final String host;
  private final ExecutorService thread;
  private final Map<Object, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

  Transfers(String host) {
    this.host = host;
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread worker = new Thread(work, "libvirt-transfer-" + host);
              worker.setDaemon(true);
              return worker;
            });
    one.allowCoreThreadTimeOut(true);
    thread = one;
  }

  /**
   * Waits for a transfer, which is begun unless it is under way.
   *
   * @param key what is transferred
   * @param transfer does it; runs in the host's transfer thread
   * @throws DriverException what the transfer threw; {@code BUSY} when it is still under way
   */
  void await(Object key, CallDeadline deadline, Runnable transfer) {
    CompletableFuture<Void> done =
        running.computeIfAbsent(
            key,
            k -> {
              CompletableFuture<Void> begun = CompletableFuture.runAsync(transfer, thread);
              // Whoever waits sees how it ends; this only clears up.
              CompletableFuture<Void> unused =
                  begun.whenCompleteAsync((v, e) -> running.remove(k, begun));
              return begun;
            });
    try {
      done.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new DriverException(
          FailureKind.BUSY, host + ": the image is still on its way to this host", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DriverException known) {
        throw new DriverException(known.kind(), known.getMessage(), known);
      }
      throw new DriverException(
          FailureKind.INTERNAL, host + ": the image did not arrive: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(FailureKind.BUSY, host + ": interrupted during a transfer", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
