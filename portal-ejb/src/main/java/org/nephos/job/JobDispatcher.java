package org.nephos.job;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.monitoring.PortalMeters;

/** Leases jobs and hands them to workers; woken after commits, polling as the fallback. */
@Singleton
@Startup
@DependsOn("DemoData")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobDispatcher {
  private static final Logger LOG = Logger.getLogger(JobDispatcher.class.getName());
  private static final int WORKERS = 24;
  private static final long POLL_MILLIS = 500;
  private static final long HEARTBEAT_MILLIS = 5_000;
  private static final long GRACE_MILLIS = 5_000;

  @Resource(lookup = "java:jboss/ee/concurrency/executor/nephos-workers")
  private ManagedExecutorService executor;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/nephos")
  private ManagedThreadFactory threads;

  @Inject private JobStore store;
  @Inject private JobRunner runner;
  @Inject private JobSignal signal;
  @Inject private PortalMeters meters;

  private final String owner = System.getProperty("nephos.node", "node") + "/" + UUID.randomUUID();
  private final Semaphore free = new Semaphore(WORKERS);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean open = true;
  private Thread dispatching;
  private Thread beating;

  @PostConstruct
  void start() {
    dispatching = threads.newThread(this::dispatch);
    dispatching.setName("nephos-dispatch");
    dispatching.start();
    beating = threads.newThread(this::beat);
    beating.setName("nephos-heartbeat");
    beating.start();
  }

  /**
   * Leases nothing more and gives those at work the time for a usual call, so that they put away
   * what they did; nobody is interrupted, since an interrupt breaks more than it ends. What takes
   * longer is taken over when its lease has run out.
   */
  @PreDestroy
  void stop() {
    open = false;
    closed.countDown();
    signal.raise();
    try {
      dispatching.join(GRACE_MILLIS);
      if (!free.tryAcquire(WORKERS, GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.log(
            Level.INFO,
            "{0} jobs are still at work; they will be taken over",
            WORKERS - free.availablePermits());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch() {
    while (open) {
      try {
        if (!leaseOnce()) {
          signal.await(POLL_MILLIS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "dispatching paused: " + e.getMessage(), e);
        rest();
      }
    }
  }

  /** Whether anything was leased. */
  private boolean leaseOnce() {
    int room = free.availablePermits();
    if (room == 0) {
      return false;
    }
    List<LeasedJob> leased = store.lease(owner, Math.min(room, 8));
    for (LeasedJob job : leased) {
      free.acquireUninterruptibly();
      try {
        executor.execute(() -> work(job));
      } catch (RejectedExecutionException e) {
        // The server is ending, or its threads are all taken; another need not wait for the lease.
        free.release();
        store.giveBack(job);
        LOG.log(Level.INFO, "job {0} was given back: no thread for it", job.id());
        if (open) {
          rest();
        }
      }
    }
    return !leased.isEmpty();
  }

  private void work(LeasedJob job) {
    long began = System.nanoTime();
    try {
      runner.run(job);
    } finally {
      free.release();
      signal.raise();
      meters.jobRan(job.kind(), Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void beat() {
    while (open) {
      try {
        if (closed.await(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        store.heartbeat(owner);
        store.reclaim();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "heartbeat failed: " + e.getMessage());
      }
    }
  }

  private void rest() {
    try {
      signal.await(1_000);
    } catch (InterruptedException e) {
      open = false;
    }
  }
}
