package org.nephos.driver.libvirt;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/** A lock for each thing that is being worked on; a lock that nobody wants takes no room. */
final class KeyedLocks {
  private final Map<Object, Holder> holders = new HashMap<>();

  private static final class Holder {
    final ReentrantLock lock = new ReentrantLock();
    int users;
  }

  /**
   * Does the work while nobody else works on the same thing.
   *
   * @throws DriverException {@code BUSY} when it was not free before the deadline
   */
  <T> T holding(Object thing, CallDeadline deadline, Supplier<T> work) {
    Holder holder;
    synchronized (holders) {
      holder = holders.computeIfAbsent(thing, k -> new Holder());
      holder.users++;
    }
    try {
      acquire(holder.lock, thing, deadline);
      try {
        return work.get();
      } finally {
        holder.lock.unlock();
      }
    } finally {
      synchronized (holders) {
        holder.users--;
        if (holder.users == 0) {
          holders.remove(thing);
        }
      }
    }
  }

  private static void acquire(ReentrantLock lock, Object thing, CallDeadline deadline) {
    try {
      if (!lock.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw new DriverException(FailureKind.BUSY, "another call is at work on " + thing);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException(FailureKind.BUSY, "interrupted while waiting for " + thing, e);
    }
  }
}
