package org.nephos.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets only a few of the workers' transactions run at once. There are many workers because they
 * wait for hypervisors; when a burst of orders comes, they would all want the processors and the
 * hot rows at the same moment, and those who order would wait for their receipts. What is taken on
 * is worked off a little later then, and receipts stay quick. While as many others as there are
 * turns are in a transaction at the same moment, which is so only in such a burst, the workers have
 * one turn between them.
 *
 * <p>A turn is only ever waited for with nothing locked, and never for long: when those whose turn
 * it is all wait for a lock themselves, the others go on without.
 */
@ApplicationScoped
public class WorkerTurns {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final int most;
  private final Semaphore turns;

  /** The one turn of a burst. */
  private final Semaphore last = new Semaphore(1, true);

  private final Duration patience;

  /** Transactions of threads that are no workers: of requests, and a few ticks. */
  private final AtomicInteger others = new AtomicInteger();

  private final ThreadLocal<Place> places = new ThreadLocal<>();

  /** Where a worker's thread is; other threads have no place and need no turn. */
  private enum Place {
    OUTSIDE,
    INSIDE
  }

  /** For each processor one that computes and one that waits for the database. */
  public WorkerTurns() {
    this(2 * Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  /**
   * @param most so many at once
   * @param patience how long the others wait
   */
  WorkerTurns(int most, Duration patience) {
    this.most = most;
    this.turns = new Semaphore(most, true);
    this.patience = patience;
  }

  /** Does this as a worker: its outermost transactions take turns. */
  public void asWorker(Runnable work) {
    places.set(Place.OUTSIDE);
    try {
      work.run();
    } finally {
      places.remove();
    }
  }

  /** Does the work of a transaction, when it is this thread's turn. */
  <T> T take(Supplier<T> work) {
    Place place = places.get();
    if (place == Place.INSIDE) {
      return work.get();
    }
    return place == null ? beside(work) : inTurn(work, others.get() < most ? turns : last);
  }

  private <T> T beside(Supplier<T> work) {
    others.incrementAndGet();
    try {
      return work.get();
    } finally {
      others.decrementAndGet();
    }
  }

  private <T> T inTurn(Supplier<T> work, Semaphore turn) {
    boolean granted = await(turn);
    places.set(Place.INSIDE);
    try {
      return work.get();
    } finally {
      places.set(Place.OUTSIDE);
      if (granted) {
        turn.release();
      }
    }
  }

  private boolean await(Semaphore turn) {
    try {
      return turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // The server ends; what was begun is put away first.
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
