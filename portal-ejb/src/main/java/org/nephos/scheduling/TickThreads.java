package org.nephos.scheduling;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.quartz.spi.ThreadExecutor;
import org.quartz.spi.ThreadPool;

/**
 * The scheduler's threads, all of them the server's managed ones, so that ticks can use everything
 * that a bean can. Public for the scheduler, which calls it by reflection.
 */
public final class TickThreads implements ThreadPool, ThreadExecutor {
  private static final Logger LOG = Logger.getLogger(TickThreads.class.getName());
  private static final long GRACE_SECONDS = 5;

  private final ThreadFactory factory;
  private final int size;
  private final Semaphore free;
  private final ThreadPoolExecutor pool;

  /**
   * @param size how many ticks run at once
   */
  TickThreads(ThreadFactory factory, int size) {
    this.factory = factory;
    this.size = size;
    this.free = new Semaphore(size);
    this.pool =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work -> named(work, "nephos-tick"));
    pool.allowCoreThreadTimeOut(true);
  }

  private Thread named(Runnable work, String name) {
    ClassLoader ours = TickThreads.class.getClassLoader();
    Thread thread =
        factory.newThread(
            () -> {
              // The scheduler loads job classes by this; a thread that it keeps loses it otherwise.
              Thread.currentThread().setContextClassLoader(ours);
              work.run();
            });
    thread.setName(name);
    return thread;
  }

  /** Runs one of the scheduler's own threads, which it hands over unstarted. */
  @Override
  public void execute(Thread thread) {
    named(thread, "nephos-scheduler").start();
  }

  @Override
  public boolean runInThread(Runnable work) {
    if (!free.tryAcquire()) {
      return false;
    }
    try {
      pool.execute(
          () -> {
            try {
              work.run();
            } finally {
              free.release();
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      free.release();
      return false;
    }
  }

  @Override
  public int blockForAvailableThreads() {
    free.acquireUninterruptibly();
    free.release();
    // Only the scheduler's one thread takes permits, so what is free now stays free until it does.
    return Math.max(1, free.availablePermits());
  }

  @Override
  public void initialize() {
    // Everything is made by the constructor; both of the interfaces ask.
  }

  @Override
  public void shutdown(boolean wait) {
    pool.shutdown();
    if (wait) {
      try {
        // Nobody is interrupted: an interrupt breaks more than it ends, and the next tick goes on.
        if (!pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
          LOG.log(
              Level.INFO,
              "{0} ticks are still at work; they end by themselves",
              pool.getActiveCount());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public int getPoolSize() {
    return size;
  }

  @Override
  public void setInstanceId(String id) {
    // Threads are not told apart by node.
  }

  @Override
  public void setInstanceName(String name) {
    // There is one scheduler in a node.
  }
}
