package org.nephos.rest.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.nephos.event.api.EventFacade;
import org.nephos.event.api.EventView;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. At most one thread at a time works for it, and the next event is only read and
 * sent when the one before went out, so a slow reader costs nobody anything. Whoever takes nothing
 * for a minute is let go; it comes back with the marker of what it saw last.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  /** Looked at once a second, so that nobody waits longer than 15 s for a sign of life. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(14);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BATCH = 100;

  private final Caller caller;
  private final Instant expiresAt;
  private final EventWire wire;
  private final EventFacade events;
  private final Executor threads;

  /** 0: idle; 1: at work, as from the start on; more: at work, and to look again afterwards. */
  private final AtomicInteger work = new AtomicInteger(1);

  private volatile long marker;
  private volatile long newest;

  /** The newest place as it was a tick ago. */
  private volatile long settled;

  private volatile Instant lastSent = Instant.now();
  private volatile Instant sending;
  private volatile boolean ended;

  EventStream(
      Caller caller,
      Instant expiresAt,
      long marker,
      EventWire wire,
      EventFacade events,
      Executor threads) {
    this.caller = caller;
    this.expiresAt = expiresAt;
    this.marker = marker;
    this.wire = wire;
    this.events = events;
    this.threads = threads;
  }

  boolean isOpenFor(UUID person) {
    return !ended && caller.personId().equals(person);
  }

  /** Says hello, then sends what the caller missed. */
  void begin() {
    then(wire::hello, this::read);
  }

  /** Looks soon for events up to this one; returns at once. */
  void wake(long head) {
    newest = head;
    look();
  }

  private void look() {
    if (!ended && work.getAndIncrement() == 0) {
      submit(this::read);
    }
  }

  /**
   * Keeps a quiet stream alive, looks once more for what no look has found yet, and ends it with
   * its token or when its reader takes nothing any more.
   *
   * @return whether it is still open
   */
  boolean tick(Instant now) {
    if (ended || wire.closed()) {
      ended = true;
      return false;
    }
    Instant since = sending;
    if (!now.isBefore(expiresAt) || (since != null && since.plus(PATIENCE).isBefore(now))) {
      end();
      return false;
    }
    long head = newest;
    if (head > marker) {
      look();
    }
    settled = head;
    if (Duration.between(lastSent, now).compareTo(KEEP_ALIVE) >= 0 && work.compareAndSet(0, 1)) {
      then(wire::keepAlive, this::rest);
    }
    return true;
  }

  void end() {
    ended = true;
    wire.close();
  }

  private void read() {
    if (ended) {
      return;
    }
    int seen = work.get();
    long before = settled;
    List<EventView> found;
    try (CallerScope scope = CallerScope.open(caller)) {
      found = events.after(marker, BATCH);
    } catch (RuntimeException e) {
      // Most likely the caller lost the right to see anything; a new stream would be told so.
      LOG.info("a stream ends: {}", e.toString());
      end();
      return;
    }
    if (found.isEmpty()) {
      // Nothing up to there is for this caller, so nobody need look at it again.
      marker = Math.max(marker, before);
      if (!work.compareAndSet(seen, 0)) {
        submit(this::read);
      }
    } else {
      send(found.iterator());
    }
  }

  private void send(Iterator<EventView> rest) {
    if (!rest.hasNext()) {
      read();
      return;
    }
    EventView event = rest.next();
    then(
        () -> wire.event(event),
        () -> {
          marker = event.marker();
          send(rest);
        });
  }

  private void rest() {
    if (!work.compareAndSet(1, 0)) {
      submit(this::read);
    }
  }

  private void then(Supplier<CompletionStage<?>> send, Runnable next) {
    sending = Instant.now();
    send.get()
        .whenComplete(
            (unused, failure) -> {
              if (failure != null) {
                LOG.debug("a stream's reader is gone", failure);
                end();
              } else {
                lastSent = Instant.now();
                sending = null;
                submit(next);
              }
            });
  }

  /** A step that fails ends the stream: nobody would ever take the next one. */
  private void submit(Runnable next) {
    try {
      threads.execute(
          () -> {
            try {
              next.run();
            } catch (RuntimeException e) {
              LOG.warn("a stream ends", e);
              end();
            }
          });
    } catch (RejectedExecutionException e) {
      end();
    }
  }
}
