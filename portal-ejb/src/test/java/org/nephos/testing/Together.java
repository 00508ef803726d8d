package org.nephos.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does several things at the same moment. */
public final class Together {
  private Together() {}

  /** What came of each, in the same order: what it returned, or the exception that it threw. */
  @SafeVarargs
  public static List<Object> run(Supplier<?>... works) {
    CyclicBarrier start = new CyclicBarrier(works.length);
    ExecutorService threads = Executors.newFixedThreadPool(works.length);
    try {
      List<Future<Object>> running = new ArrayList<>();
      for (Supplier<?> work : works) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.get();
                }));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> one : running) {
        outcomes.add(outcome(one));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Object outcome(Future<Object> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
