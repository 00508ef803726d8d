package org.nephos.event;

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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives committed events their place, on one node at a time; on every node it tells the listeners.
 * Woken after commits of its own node, polling each second for those of others.
 */
@Singleton
@Startup
@DependsOn("DemoData")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventSequencer {
  private static final Logger LOG = Logger.getLogger(EventSequencer.class.getName());
  private static final long POLL_MILLIS = 1_000;
  private static final long GRACE_MILLIS = 3_000;
  private static final long RENEW_NANOS = 3_000_000_000L;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/nephos")
  private ManagedThreadFactory threads;

  @Inject private Sequencing sequencing;
  @Inject private EventSignal signal;
  @Inject private EventListeners listeners;

  private final String node = System.getProperty("nephos.node", "node");
  private final String owner = node + "/" + UUID.randomUUID();
  private volatile boolean open = true;
  private Thread thread;
  private boolean ours;
  private long renewedAt;
  private long told;

  @PostConstruct
  void start() {
    thread = threads.newThread(this::run);
    thread.setName("nephos-sequencer");
    thread.start();
  }

  @PreDestroy
  void stop() {
    open = false;
    signal.raise();
    try {
      thread.join(GRACE_MILLIS);
      sequencing.release(owner);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "the lease runs out by itself", e);
    }
  }

  private void run() {
    String trouble = null;
    while (open) {
      try {
        signal.await(POLL_MILLIS);
        turn();
        trouble = null;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        ours = false;
        // Once, not each second, while the database is away.
        if (open && !e.getClass().getName().equals(trouble)) {
          trouble = e.getClass().getName();
          LOG.log(Level.WARNING, "sequencing paused: " + e.getMessage(), e);
        }
      }
    }
  }

  private void turn() {
    hold();
    while (ours && open) {
      EventChain.Appended appended = sequencing.batch(owner);
      ours = appended != null;
      if (ours) {
        tell(appended.head());
      }
      if (!ours || appended.rows() < Sequencing.BATCH) {
        break;
      }
    }
    if (!ours) {
      tell(sequencing.head());
    }
  }

  /** Renewed well before its end, and not at each turn. */
  private void hold() {
    long now = System.nanoTime();
    if (ours && now - renewedAt < RENEW_NANOS) {
      return;
    }
    ours = sequencing.hold(node, owner);
    if (!ours) {
      sequencing.ensure(owner);
      ours = sequencing.hold(node, owner);
    }
    renewedAt = now;
  }

  private void tell(long head) {
    if (head > told) {
      told = head;
      listeners.tell(head);
    }
  }
}
