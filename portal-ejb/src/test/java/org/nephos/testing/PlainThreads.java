package org.nephos.testing;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Daemon threads in the place of the server's. */
public final class PlainThreads implements ManagedThreadFactory {
  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    return ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
  }
}
