package org.nephos.placement;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * Asks many hosts the same thing side by side, with no transaction open. A host that hangs keeps
 * one thread for each question, and nobody else waits for it.
 */
@ApplicationScoped
public class HostCalls {
  private static final Logger LOG = Logger.getLogger(HostCalls.class.getName());

  /** Calls at once. So many hosts can hang before others are asked later than they should be. */
  private static final int THREADS = 128;

  @Resource(lookup = "java:jboss/ee/concurrency/factory/nephos")
  private ManagedThreadFactory threads;

  @Inject private DriverRegistry drivers;

  private final Semaphore free = new Semaphore(THREADS);
  private final Set<String> owed = ConcurrentHashMap.newKeySet();
  private ThreadPoolExecutor pool;

  /**
   * What came of asking a host.
   *
   * @param value null when it failed, or when the answer is nothing
   * @param failure null when it did not fail
   */
  public record Answer<R>(HostTarget host, R value, DriverException failure) {
    /** Whether the host answered. */
    public boolean isGood() {
      return failure == null;
    }
  }

  /**
   * Asks all of these hosts, but for those that still owe the answer to the same question.
   *
   * @param question tells questions apart
   * @param patience how long to wait for answers
   * @param late takes the answers that come afterwards, on another thread
   * @return the answers that came in time
   */
  public <R> List<Answer<R>> ask(
      String question,
      List<HostTarget> hosts,
      Function<DriverRegistry.Handle, R> call,
      Duration patience,
      Consumer<Answer<R>> late) {
    Caller caller = CallerScope.current();
    Round<R> round = new Round<>(System.nanoTime() + patience.toNanos(), late);
    try {
      for (HostTarget host : hosts) {
        String key = question + "/" + host.id();
        if (!owed.add(key)) {
          continue;
        }
        if (!free.tryAcquire(round.left(), TimeUnit.NANOSECONDS)) {
          owed.remove(key);
          continue;
        }
        round.asked();
        pool()
            .execute(
                () -> {
                  Answer<R> answer;
                  try {
                    answer = answer(host, call);
                  } finally {
                    free.release();
                    owed.remove(key);
                  }
                  round.take(answer, caller);
                });
      }
      return round.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private <R> Answer<R> answer(HostTarget host, Function<DriverRegistry.Handle, R> call) {
    try {
      return new Answer<>(
          host,
          call.apply(new DriverRegistry.Handle(drivers.byName(host.driver()), host.ref())),
          null);
    } catch (DriverException e) {
      return new Answer<>(host, null, e);
    } catch (RuntimeException | LinkageError e) {
      // A driver whose library is missing is a host that does not answer.
      return new Answer<>(
          host, null, new DriverException(FailureKind.INTERNAL, String.valueOf(e), e));
    }
  }

  private synchronized ThreadPoolExecutor pool() {
    if (pool == null) {
      pool =
          new ThreadPoolExecutor(
              0, Integer.MAX_VALUE, 20, TimeUnit.SECONDS, new SynchronousQueue<>(), this::named);
    }
    return pool;
  }

  private Thread named(Runnable work) {
    Thread thread = threads.newThread(work);
    thread.setName("nephos-host-call");
    return thread;
  }

  @PreDestroy
  synchronized void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }

  /** One question to many hosts. */
  private static final class Round<R> {
    private final long end;
    private final Consumer<Answer<R>> late;
    private final List<Answer<R>> answers = new ArrayList<>();
    private int open;
    private boolean closed;

    Round(long end, Consumer<Answer<R>> late) {
      this.end = end;
      this.late = late;
    }

    long left() {
      return end - System.nanoTime();
    }

    synchronized void asked() {
      open++;
    }

    void take(Answer<R> answer, Caller caller) {
      synchronized (this) {
        if (!closed) {
          answers.add(answer);
          open--;
          notifyAll();
          return;
        }
      }
      try (CallerScope scope = CallerScope.open(caller)) {
        late.accept(answer);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "a late answer of " + answer.host().ref().name());
      }
    }

    synchronized List<Answer<R>> await() throws InterruptedException {
      try {
        for (long left = left(); open > 0 && left > 0; left = left()) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return List.copyOf(answers);
      } finally {
        closed = true;
      }
    }
  }
}
