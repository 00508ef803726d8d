package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_BILLING;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.OPERATOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.EventStream;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** What happened: in pages, and as it happens. */
@ExtendWith(Tidy.class)
class EventIT {

  private static List<JsonNode> eventsOf(Person person, String resource) {
    return person.get("/events?limit=500&resource=" + resource).items();
  }

  @Test
  void eventsComeInOneOrderAndAMarkerGoesOnBehindIt() {
    String id = Demo.activeInstance(ACME_USER, "told");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> eventsOf(ACME_USER, id).toString().contains("instance.built"));

    List<JsonNode> events = eventsOf(ACME_USER, id);

    assertThat(events)
        .extracting(event -> event.path("type").asText())
        .containsSubsequence("instance.requested", "instance.built");
    List<Long> markers = new ArrayList<>();
    for (JsonNode event : events) {
      markers.add(Long.valueOf(event.path("marker").asText()));
      assertThat(Instant.parse(event.path("at").asText())).isBefore(Instant.now());
      assertThat(event.path("tenant").asText()).isEqualTo(Demo.tenant(ACME_USER));
      assertThat(event.path("actor").asText()).isNotBlank();
    }
    assertThat(markers).isSorted().doesNotHaveDuplicates();
    assertThat(
            ACME_USER.get("/events?limit=500&resource=" + id + "&marker=" + markers.get(0)).items())
        .isEqualTo(events.subList(1, events.size()));
  }

  @Test
  void everyPageTogetherIsEveryEventOnce() {
    List<String> seen = new ArrayList<>();
    String marker = "";
    do {
      JsonNode page = ACME_USER.get("/events?limit=100" + marker).json();
      page.path("items").forEach(event -> seen.add(event.path("marker").asText()));
      marker = page.path("next").isNull() ? null : "&marker=" + page.path("next").asText();
    } while (marker != null);

    assertThat(seen).doesNotHaveDuplicates();
    for (String malformed : List.of("x", "-1", "99999999999999999999", "")) {
      assertThat(ACME_USER.get("/events?marker=" + malformed).status()).isEqualTo(400);
    }
  }

  @Test
  void aStreamTellsWhatHappensToWhomItConcerns() throws JsonProcessingException {
    try (EventStream mine = EventStream.open(ACME_USER, null);
        EventStream theirs = EventStream.open(GLOBEX_USER, null);
        EventStream all = EventStream.open(OPERATOR, null)) {
      assertThat(mine.status()).isEqualTo(200);
      assertThat(mine.type()).isEqualTo("text/event-stream");

      String id = Demo.activeInstance(ACME_USER, "live");

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> mine.values("event").contains("instance.built"));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> all.values("event").contains("instance.built"));
      assertThat(mine.values("event")).contains("order.accepted");
      assertThat(theirs.values("event")).isEmpty();
      for (int i = 0; i < mine.values("data").size(); i++) {
        JsonNode event = new ObjectMapper().readTree(mine.values("data").get(i));
        assertThat(event.path("marker").asText()).isEqualTo(mine.values("id").get(i));
        assertThat(event.path("type").asText()).isEqualTo(mine.values("event").get(i));
      }
      assertThat(mine.values("data").toString()).contains(id);
    }
  }

  @Test
  void aStreamGoesOnBehindTheLastEventSeen() {
    String id = Demo.activeInstance(ACME_USER, "resumed");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> eventsOf(ACME_USER, id).toString().contains("instance.built"));
    List<String> markers =
        eventsOf(ACME_USER, id).stream().map(event -> event.path("marker").asText()).toList();

    try (EventStream stream = EventStream.open(ACME_USER, markers.get(0))) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> stream.values("id").containsAll(markers.subList(1, markers.size())));
      assertThat(stream.values("id")).doesNotContain(markers.get(0));
    }
  }

  @Test
  void aQuietStreamShowsThatItLivesEvery15Seconds() {
    try (EventStream stream = EventStream.open(GLOBEX_USER, null)) {
      await().atMost(Duration.ofSeconds(5)).until(() -> signs(stream) > 0);
      long before = signs(stream);
      await()
          .atMost(Duration.ofMillis(15_500))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> signs(stream) > before);
    }
  }

  private static long signs(EventStream stream) {
    return stream.lines().stream().filter(line -> line.startsWith(":")).count();
  }

  @Test
  void aStreamIsForWhoSeesEventsAndAMarkerMustBeOne() {
    assertThat(ACME_BILLING.get("/events/stream").status()).isEqualTo(403);
    assertThat(ACME_USER.get("/events/stream", "Last-Event-ID", "x").status()).isEqualTo(400);
    assertThat(ACME_USER.get("/events/stream", "Accept", "application/json").status())
        .isEqualTo(406);
  }
}
