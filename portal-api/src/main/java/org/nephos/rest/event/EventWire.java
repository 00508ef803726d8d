package org.nephos.rest.event;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import org.nephos.event.api.EventView;
import org.nephos.rest.json.Json;

/** What goes over the wire of one stream. */
final class EventWire {
  private static final long RETRY_MILLIS = 3_000;

  private final SseEventSink sink;
  private final Sse sse;

  EventWire(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  /** Says that the stream is open. */
  CompletionStage<?> hello() {
    return send(sse.newEventBuilder().comment("open").build());
  }

  CompletionStage<?> keepAlive() {
    return send(sse.newEventBuilder().comment("alive").build());
  }

  CompletionStage<?> event(EventView event) {
    return send(
        sse.newEventBuilder()
            .id(Long.toString(event.marker()))
            .name(event.type())
            // Only an event with data can carry it here.
            .reconnectDelay(RETRY_MILLIS)
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .data(Json.text(EventJson.of(event)))
            .build());
  }

  boolean closed() {
    return sink.isClosed();
  }

  void close() {
    sink.close();
  }

  private CompletionStage<?> send(OutboundSseEvent event) {
    return sink.send(event);
  }
}
