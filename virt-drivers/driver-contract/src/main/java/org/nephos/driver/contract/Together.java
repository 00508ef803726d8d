package org.nephos.driver.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nephos.driver.DriverException;

/** Calls made by many threads at the same instant. */
final class Together {

  private Together() {}

  /**
   * What became of one call.
   *
   * @param value what it returned, or null
   * @param failure what it failed with, or null
   */
  record Outcome<T>(T value, DriverException failure) {}

  /** Runs all calls at once, each in a thread of its own; any other exception is thrown on. */
  static <T> List<Outcome<T>> run(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      CyclicBarrier start = new CyclicBarrier(calls.size());
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> call : calls) {
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<Outcome<T>> outcomes = new ArrayList<>();
      for (Future<T> future : futures) {
        try {
          outcomes.add(new Outcome<>(future.get(), null));
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof DriverException failure)) {
            throw e;
          }
          outcomes.add(new Outcome<>(null, failure));
        }
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
