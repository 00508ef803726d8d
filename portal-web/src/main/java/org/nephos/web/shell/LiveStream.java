package org.nephos.web.shell;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.nephos.event.api.EventFacade;
import org.nephos.event.api.EventView;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/** One open page's stream of events, read under its own caller. */
final class LiveStream implements AsyncListener {
  /**
   * A stream ends by itself and the browser opens the next, so that rights and session are checked
   * anew.
   */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(LiveStream.class);
  private static final long KEEP_ALIVE_SECONDS = 15;
  private static final int BATCH = 100;

  private final AsyncContext async;
  private final EventFacade events;
  private final Caller caller;
  private final ScheduledExecutorService executor;
  private final AtomicBoolean queued = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private long marker;
  private AutoCloseable subscription;
  private ScheduledFuture<?> keepAlive;

  LiveStream(
      AsyncContext async, EventFacade events, Caller caller, ScheduledExecutorService executor) {
    this.async = async;
    this.events = events;
    this.caller = caller;
    this.executor = executor;
  }

  /** Begins behind the event that the browser saw last, or now. */
  void open(String lastEventId) {
    marker =
        lastEventId != null && lastEventId.matches("\\d{1,18}")
            ? Long.parseLong(lastEventId)
            : events.head();
    write("retry: 3000\n\n");
    subscription = events.onNewEvents(head -> wake());
    keepAlive =
        executor.scheduleAtFixedRate(
            () -> {
              write(": still here\n\n");
              // Should a look have come too early, this one does not.
              wake();
            },
            KEEP_ALIVE_SECONDS,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS);
    wake();
  }

  /** Called by the sequencer, so it only asks for the work; many wakes make one reading. */
  private void wake() {
    if (!closed.get() && queued.compareAndSet(false, true)) {
      executor.execute(this::send);
    }
  }

  private void send() {
    queued.set(false);
    try (CallerScope scope = CallerScope.open(caller)) {
      List<EventView> batch;
      do {
        batch = readBatch();
      } while (batch.size() == BATCH && !closed.get());
    } catch (RuntimeException e) {
      LOG.debug("A live stream ended", e);
      close();
    }
  }

  private synchronized List<EventView> readBatch() {
    List<EventView> batch = events.after(marker, BATCH);
    for (EventView event : batch) {
      marker = event.marker();
      write("id: " + event.marker() + "\ndata: " + json(event) + "\n\n");
    }
    return batch;
  }

  private static String json(EventView event) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("type", event.type());
    put(json, "resource", event.resource());
    put(json, "project", event.project());
    return json.build().toString();
  }

  private static void put(JsonObjectBuilder json, String name, UUID value) {
    if (value != null) {
      json.add(name, value.toString());
    }
  }

  private synchronized void write(String text) {
    if (closed.get()) {
      return;
    }
    try {
      PrintWriter out = async.getResponse().getWriter();
      out.write(text);
      if (out.checkError()) {
        close();
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("A live stream lost its reader", e);
      close();
    }
  }

  private void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    release();
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.debug("A live stream had ended already", e);
    }
  }

  private void release() {
    if (keepAlive != null) {
      keepAlive.cancel(false);
    }
    if (subscription != null) {
      try {
        subscription.close();
      } catch (Exception e) {
        LOG.warn("A live stream could not be unsubscribed", e);
      }
    }
  }

  @Override
  public void onComplete(AsyncEvent event) {
    closed.set(true);
    release();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // A stream is started once.
  }
}
