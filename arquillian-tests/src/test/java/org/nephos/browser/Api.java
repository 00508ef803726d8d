package org.nephos.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A person's scripts: the API with a token, to prepare, to tidy up, and to compare with pages. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private String token;
  private Instant tokenAt = Instant.EPOCH;

  private Api(String name) {
    this.name = name;
  }

  static Api as(String name) {
    return new Api(name);
  }

  /** An answer as it came. */
  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET());
  }

  Answer post(String path, Object body) {
    return send(request(path).POST(json(body)));
  }

  Answer put(String path, Object body) {
    return send(request(path).PUT(json(body)));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(Portal.URL + "/api/v1" + path))
        .header("Authorization", "Bearer " + token())
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    try {
      return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String token() {
    if (tokenAt.plus(FRESH).isBefore(Instant.now())) {
      String form =
          Map.of(
                  "grant_type",
                  "password",
                  "client_id",
                  Portal.CLIENT,
                  "username",
                  name,
                  "password",
                  Portal.PASSWORD)
              .entrySet()
              .stream()
              .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      Answer answer =
          send(
              HttpRequest.newBuilder(URI.create(Portal.ISSUER + "/protocol/openid-connect/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form)));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      token = answer.json().get("access_token").asText();
      tokenAt = Instant.now();
    }
    return token;
  }

  // --- what tests need again and again ----------------------------------------------------------

  /** The items of a list. */
  List<JsonNode> list(String path) {
    Answer answer = get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    answer.json().get("items").forEach(items::add);
    return items;
  }

  /** The id of the one thing of a list that is called so. */
  String idOf(String list, String itsName) {
    return list(list).stream()
        .filter(item -> item.get("name").asText().equals(itsName))
        .map(item -> item.get("id").asText())
        .findFirst()
        .orElseThrow();
  }

  /** The person's project. */
  String project() {
    return list("/projects").get(0).get("id").asText();
  }

  /** The body of an order on the simulator. */
  Map<String, Object> anOrder(String itsName, String flavor, int count) {
    return Map.of(
        "project",
        project(),
        "name",
        itsName,
        "flavor",
        idOf("/flavors", flavor),
        "image",
        list("/images").get(0).get("id").asText(),
        "zone",
        "sim",
        "count",
        count);
  }

  /** Orders on the simulator and waits until it runs; the ids. */
  List<String> running(String itsName, String flavor, int count) {
    Answer receipt = post("/orders", anOrder(itsName, flavor, count));
    assertThat(receipt.status()).as(receipt.text()).isEqualTo(202);
    List<String> ids = new ArrayList<>();
    receipt.json().get("instances").forEach(id -> ids.add(id.asText()));
    ids.forEach(id -> isIn(id, "ACTIVE"));
    return ids;
  }

  /** Waits until an instance is in this state and nothing is being done to it. */
  void isIn(String instance, String state) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode it = get("/instances/" + instance).json();
              return it.path("state").asText().equals(state) && it.path("task").isNull();
            });
  }

  /** Deletes all groups and instances that the person sees, and waits until they are gone. */
  void clear() {
    list("/scaling-groups?limit=500").stream()
        .map(group -> group.get("id").asText())
        .forEach(id -> delete("/scaling-groups/" + id));
    await().atMost(PATIENCE).until(() -> list("/scaling-groups?limit=500").isEmpty());
    list("/instances?limit=500").stream()
        .filter(it -> !"DELETING".equalsIgnoreCase(it.path("task").asText()))
        .map(it -> it.get("id").asText())
        .forEach(id -> delete("/instances/" + id));
    await().atMost(PATIENCE).until(() -> list("/instances?limit=500").isEmpty());
  }
}
