package org.nephos.rest.event;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.nephos.event.api.EventFacade;
import org.nephos.rest.gate.ApiSettings;
import org.nephos.rest.problem.Problem;
import org.nephos.rest.problem.ProblemException;
import org.nephos.tenancy.api.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open streams. None has a thread: the sequencer's call wakes them, each reads and sends what
 * is new on a borrowed thread, and one ticker keeps the quiet ones alive and ends those whose token
 * did.
 */
@ApplicationScoped
public class EventStreams {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final long TICK_SECONDS = 1;
  private static final long RETRY_SECONDS = 15;

  @Inject EventFacade events;
  @Inject ApiSettings settings;

  @Resource ManagedScheduledExecutorService managed;

  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final Object starting = new Object();
  private AutoCloseable subscription;
  private ScheduledFuture<?> ticker;

  /**
   * Opens a stream.
   *
   * @param marker what the caller saw last, or null to begin with what happens next
   * @throws ProblemException 429 when the caller holds too many
   */
  void open(Caller caller, Instant expiresAt, Long marker, EventWire wire) {
    start();
    EventStream stream =
        new EventStream(
            caller, expiresAt, marker == null ? events.head() : marker, wire, events, managed);
    // Counted after it is added, so that two at once cannot both be the last.
    open.add(stream);
    if (heldBy(caller.personId()) > settings.streams()) {
      open.remove(stream);
      throw new ProblemException(
          Problem.tooMany("You hold too many streams open. Close one first.", RETRY_SECONDS));
    }
    stream.begin();
  }

  private long heldBy(UUID person) {
    return open.stream().filter(stream -> stream.isOpenFor(person)).count();
  }

  private void start() {
    synchronized (starting) {
      if (subscription == null) {
        subscription = events.onNewEvents(head -> open.forEach(stream -> stream.wake(head)));
        ticker = schedule(managed);
      }
    }
  }

  private ScheduledFuture<?> schedule(ScheduledExecutorService scheduler) {
    return scheduler.scheduleAtFixedRate(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
  }

  private void tick() {
    Instant now = Instant.now();
    open.removeIf(stream -> !goesOn(stream, now));
  }

  private static boolean goesOn(EventStream stream, Instant now) {
    try {
      return stream.tick(now);
    } catch (RuntimeException e) {
      LOG.debug("a stream broke", e);
      stream.end();
      return false;
    }
  }

  /** Ends all streams with the application. */
  @PreDestroy
  void stop() {
    synchronized (starting) {
      if (ticker != null) {
        ticker.cancel(false);
      }
      if (subscription != null) {
        try {
          subscription.close();
        } catch (Exception e) {
          LOG.warn("the streams could not be taken off the sequencer", e);
        }
      }
    }
    open.forEach(EventStream::end);
    open.clear();
  }
}
