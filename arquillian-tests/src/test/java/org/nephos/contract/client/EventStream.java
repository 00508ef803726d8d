package org.nephos.contract.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An open stream of Server-Sent Events, line by line as they come. */
public final class EventStream implements AutoCloseable {
  private final HttpResponse<Stream<String>> response;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private EventStream(HttpResponse<Stream<String>> response) {
    this.response = response;
    this.reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Opens a stream.
   *
   * @param lastEventId what was seen last, or null
   */
  public static EventStream open(Person person, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Portal.api("/events/stream"))
            .timeout(Duration.ofSeconds(20))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + person.token());
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      return new EventStream(
          Portal.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (Stream<String> body = response.body()) {
      body.forEach(lines::add);
    } catch (UncheckedIOException e) {
      // Closed from this side.
      lines.add("closed");
    }
  }

  public int status() {
    return response.statusCode();
  }

  /** The media type without its parameters. */
  public String type() {
    return response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
  }

  /** All lines so far. */
  public List<String> lines() {
    return lines;
  }

  /** The rest of each line so far that begins so. */
  public List<String> values(String field) {
    return lines.stream()
        .filter(line -> line.startsWith(field + ": "))
        .map(line -> line.substring(field.length() + 2))
        .toList();
  }

  @Override
  public void close() {
    response.body().close();
  }
}
