package org.nephos.benchmark.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The states of the caller's instances, as the portal's event stream tells them, which is how its
 * pages follow them. It costs the processors nothing while nothing happens.
 */
final class StateStream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";
  private static final int OK = 200;

  private final Map<String, CompletableFuture<Void>> seen = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> open = new CompletableFuture<>();
  private final Stream<String> lines;

  private StateStream(Stream<String> lines) {
    this.lines = lines;
    Thread reader = new Thread(this::read, "states");
    reader.setDaemon(true);
    reader.start();
  }

  /** Opens the stream; it lives as long as the token. */
  static StateStream open(HttpClient http, String api, String token)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(api + "/events/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build(),
            BodyHandlers.ofLines());
    if (answer.statusCode() != OK) {
      throw new IllegalStateException("the event stream answers " + answer.statusCode());
    }
    StateStream stream = new StateStream(answer.body());
    await(stream.open, Duration.ofSeconds(10), "the event stream does not open");
    return stream;
  }

  /** Waits until an instance has come to a state, now or since the stream was opened. */
  void await(String instance, String state, Duration longest) throws InterruptedException {
    await(sight(instance, state), longest, instance + " does not become " + state);
  }

  private static void await(CompletableFuture<Void> what, Duration longest, String otherwise)
      throws InterruptedException {
    try {
      what.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(otherwise, e);
    }
  }

  private CompletableFuture<Void> sight(String instance, String state) {
    return seen.computeIfAbsent(instance + " " + state, key -> new CompletableFuture<>());
  }

  private void read() {
    try (lines) {
      lines.forEach(this::line);
    } catch (UncheckedIOException e) {
      // Closed; whoever waits meets the term.
    }
  }

  private void line(String line) {
    open.complete(null);
    if (line.startsWith(DATA)) {
      try {
        JsonNode event = JSON.readTree(line.substring(DATA.length()));
        String state = event.at("/data/state").asText();
        if (!state.isEmpty()) {
          sight(event.at("/resource/id").asText(), state).complete(null);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
