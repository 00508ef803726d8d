package org.nephos.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Where crash tests stop the work of jobs, so that the death of the process finds it just there.
 * The system property {@code nephos.test.hold} lists points, separated by commas; whoever comes to
 * one of them stays there for ever, and the log says so. Without the property nobody is held.
 *
 * <p>A point is {@code kind/step:side@resource}, for example {@code
 * instance.provision/creating:after@web-1}: a job's kind, its step, the name of what it works on,
 * and as the side {@code before} or {@code after} the step, or {@code commit}: everything of the
 * step's transaction is written and not yet committed. Beside a job's own steps there are {@code
 * queued}, the transaction that queues the job, and {@code finishing}, the one that ends it well.
 */
@ApplicationScoped
public class HoldPoints {
  private static final Logger LOG = Logger.getLogger(HoldPoints.class.getName());

  private final Set<String> points = wanted();

  @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry registry;

  /** On which side of a step. */
  enum Side {
    BEFORE,
    COMMIT,
    AFTER;

    private String of(String step) {
      return step + ':' + name().toLowerCase(Locale.ROOT);
    }
  }

  private static Set<String> wanted() {
    return Arrays.stream(System.getProperty("nephos.test.hold", "").split(","))
        .map(String::strip)
        .filter(point -> !point.isEmpty())
        .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet));
  }

  /** Stays here if that is wanted. */
  void reach(String kind, String name, String step, Side side) {
    String point = kind + '/' + side.of(step) + '@' + name;
    if (points.isEmpty() || !points.remove(point)) {
      return;
    }
    LOG.warning("held at " + point);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server ended while held at " + point, e);
    }
  }

  /** Stays in the commit of the current transaction, or behind it, if that is wanted. */
  void reachAtCommit(String kind, String name, String step) {
    if (points.isEmpty()) {
      return;
    }
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            reach(kind, name, step, Side.COMMIT);
          }

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              reach(kind, name, step, Side.AFTER);
            }
          }
        });
  }
}
