package org.nephos.driver.libvirt;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Two pieces of work of one call at the same time, the first in a thread of its own. */
final class SideBySide {
  private SideBySide() {}

  /**
   * Returns when both have ended, well or not: nobody may undo the one while the other is still
   * under way.
   *
   * @throws RuntimeException the failure of either; the second's is suppressed by the first's
   */
  static void run(Runnable aside, Runnable here) {
    FutureTask<Void> task = new FutureTask<>(aside, null);
    Thread thread = new Thread(task, Thread.currentThread().getName() + "-aside");
    thread.setDaemon(true);
    thread.start();
    RuntimeException failure = null;
    try {
      here.run();
    } catch (RuntimeException e) {
      failure = e;
    }
    RuntimeException other = endOf(task);
    if (other != null && failure != null) {
      other.addSuppressed(failure);
    }
    if (other != null || failure != null) {
      throw other != null ? other : failure;
    }
  }

  /** Waits for as long as it takes; null when it went well. */
  private static RuntimeException endOf(FutureTask<Void> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause() instanceof RuntimeException failure
              ? failure
              : new IllegalStateException("the work aside failed", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
