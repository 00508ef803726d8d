package org.nephos.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.sse.SseEventSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.plugins.providers.sse.SseImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.Caller;

class EventStreamTest {
  private final List<InputStream> opened = new ArrayList<>();
  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of("nephos.api.streams", "2"));
    server.access.allow(Permission.RESOURCE_SEE);
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-user"));
  }

  @AfterEach
  void stop() throws IOException {
    for (InputStream stream : opened) {
      stream.close();
    }
    server.close();
  }

  /** The lines of a stream as they come. */
  private List<String> open(Client client, String... headers) throws Exception {
    HttpResponse<InputStream> answer =
        Client.http()
            .send(
                client.request("/events/stream", headers).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    opened.add(answer.body());
    List<String> lines = new CopyOnWriteArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader in =
                  new BufferedReader(
                      new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException e) {
                lines.add("broken");
              }
              lines.add("end");
            });
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  @Test
  void what_happens_after_the_opening_comes_with_its_marker_and_type() throws Exception {
    server.events.happen("instance.requested");
    List<String> lines = open(user);
    await().until(() -> lines.contains(": open"));
    server.events.happen("instance.built");
    await().until(() -> lines.contains("id: 2"));
    await().until(() -> lines.stream().anyMatch(line -> line.startsWith("data: {")));
    assertThat(lines).contains("event: instance.built", "retry: 3000").doesNotContain("id: 1");
    assertThat(lines.stream().filter(line -> line.startsWith("data:")))
        .singleElement()
        .asString()
        .contains("\"marker\":\"2\"")
        .contains("line\\nbreak");
  }

  @Test
  void a_reader_that_comes_back_gets_what_it_missed_in_order() throws Exception {
    for (int i = 0; i < 250; i++) {
      server.events.happen("instance.built");
    }
    List<String> lines = open(user, "Last-Event-ID", "10");
    await().until(() -> lines.contains("id: 250"));
    List<String> ids = lines.stream().filter(line -> line.startsWith("id: ")).toList();
    assertThat(ids).hasSize(240).startsWith("id: 11", "id: 12").doesNotHaveDuplicates();
  }

  @Test
  void many_events_at_once_come_each_once() throws Exception {
    List<String> lines = open(user);
    await().until(() -> lines.contains(": open"));
    for (int i = 0; i < 300; i++) {
      server.events.happen("instance.built");
    }
    await().until(() -> lines.contains("id: 300"));
    assertThat(lines.stream().filter(line -> line.startsWith("id: "))).hasSize(300);
  }

  @Test
  void an_event_that_was_told_before_it_could_be_read_comes_all_the_same() throws Exception {
    List<String> lines = open(user);
    await().until(() -> lines.contains(": open"));
    server.events.tellBefore("instance.built", Duration.ofMillis(300));
    await().atMost(Duration.ofSeconds(5)).until(() -> lines.contains("id: 1"));
  }

  @Test
  void whoever_takes_nothing_for_a_minute_is_let_go() {
    AtomicBoolean closed = new AtomicBoolean();
    SseEventSink stuck =
        (SseEventSink)
            Proxy.newProxyInstance(
                SseEventSink.class.getClassLoader(),
                new Class<?>[] {SseEventSink.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "send" -> new CompletableFuture<>();
                      case "isClosed" -> closed.get();
                      case "close" -> {
                        closed.set(true);
                        yield null;
                      }
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    Instant now = Instant.now();
    EventStream stream =
        new EventStream(
            Caller.system("test"),
            now.plus(Duration.ofHours(1)),
            0,
            new EventWire(stuck, new SseImpl()),
            server.events,
            Runnable::run);

    stream.begin();

    assertThat(stream.tick(now.plusSeconds(50))).isTrue();
    assertThat(stream.tick(now.plusSeconds(70))).isFalse();
    assertThat(closed).isTrue();
  }

  @Test
  void a_stream_ends_with_its_token() throws Exception {
    String token =
        server.issuer.sign(
            server.issuer.key(),
            claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(3))));
    List<String> lines = open(new Client(server.base(), token));
    await().atMost(Duration.ofSeconds(10)).until(() -> lines.contains("end"));
  }

  @Test
  void one_person_holds_only_so_many() throws Exception {
    open(user);
    open(user);
    HttpResponse<String> third = user.get("/events/stream");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(Client.problem(third)).isEqualTo("too-many-requests");
    open(new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-viewer")));
  }

  @Test
  void a_marker_that_is_none_is_malformed() {
    HttpResponse<String> answer = user.get("/events/stream", "Last-Event-ID", "x");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Client.problem(answer)).isEqualTo("malformed");
  }

  @Test
  void events_are_a_list_too() {
    server.events.happen("instance.built");
    assertThat(Client.json(user.get("/events")).path("items").path(0).path("type").asText())
        .isEqualTo("instance.built");
  }
}
