package org.nephos.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the demo's people at the API, with a token of Keycloak. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer: its status and its body. */
  record Answer(int status, JsonNode body) {}

  private final Map<String, String> environment;
  private final String person;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String token;
  private final String project;
  private final String tenant;
  private final String flavor;
  private final String image;

  /**
   * Signs in.
   *
   * @param environment what {@code ./nephos env} says
   */
  Client(Map<String, String> environment, String person) {
    this.environment = environment;
    this.person = person;
    token = signIn();
    JsonNode first = items("projects").get(0);
    project = first.get("id").asText();
    tenant = first.get("tenant").asText();
    flavor = smallest();
    image = items("images").get(0).get("id").asText();
  }

  private String signIn() {
    String form =
        "grant_type=password&client_id="
            + environment.get("NEPHOS_OIDC_CLIENT")
            + "&username="
            + person
            + "&password="
            + URLEncoder.encode(environment.get("NEPHOS_DEMO_PASSWORD"), StandardCharsets.UTF_8);
    Answer answer =
        send(HttpRequest.newBuilder(
                    URI.create(
                        environment.get("NEPHOS_OIDC_ISSUER") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)))
            .orElseThrow();
    if (answer.status() != 200) {
      throw new AssertionError("no token for " + person + ": " + answer);
    }
    return answer.body().get("access_token").asText();
  }

  private String smallest() {
    JsonNode best = null;
    for (JsonNode one : items("flavors")) {
      if (best == null || one.get("ramMib").asInt() < best.get("ramMib").asInt()) {
        best = one;
      }
    }
    return best.get("id").asText();
  }

  /** Its project. */
  String project() {
    return project;
  }

  /** The tenant of its project. */
  String tenant() {
    return tenant;
  }

  /**
   * Orders instances on the simulator.
   *
   * @return empty when the server died before it answered
   */
  Optional<Answer> order(String name, int count) {
    ObjectNode body = JSON.createObjectNode();
    body.put("project", project);
    body.put("name", name);
    body.put("flavor", flavor);
    body.put("image", image);
    body.put("zone", "sim");
    body.put("count", count);
    return send(
        request("orders")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-" + name)
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Orders, and the answer must be a receipt. */
  JsonNode receipt(String name, int count) {
    Answer answer = order(name, count).orElseThrow(() -> new AssertionError("no answer"));
    if (answer.status() != 202) {
      throw new AssertionError("no receipt for " + name + ": " + answer);
    }
    return answer.body();
  }

  /** Deletes an instance; empty when the server died before it answered. */
  Optional<Answer> delete(String instance) {
    return send(request("instances/" + instance).DELETE());
  }

  /** An object by its path below the API; it must be there. */
  JsonNode get(String path) {
    Answer answer = send(request(path)).orElseThrow(() -> new AssertionError("no answer: " + path));
    if (answer.status() != 200) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer.body();
  }

  /** All items of a list. */
  List<JsonNode> items(String path) {
    List<JsonNode> items = new ArrayList<>();
    String marker = null;
    do {
      JsonNode page =
          get(
              path
                  + (path.indexOf('?') < 0 ? '?' : '&')
                  + "limit=500"
                  + (marker == null
                      ? ""
                      : "&marker=" + URLEncoder.encode(marker, StandardCharsets.UTF_8)));
      page.get("items").forEach(items::add);
      marker = page.path("next").asText(null);
    } while (marker != null && !marker.equals("null"));
    return items;
  }

  /** Sets a limit of quota. */
  void limit(String scope, String resource, long limit) {
    String body = "{\"items\":[{\"resource\":\"" + resource + "\",\"limit\":" + limit + "}]}";
    Answer answer =
        send(request("quotas?" + scope)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)))
            .orElseThrow();
    if (answer.status() != 200) {
      throw new AssertionError("limit of " + scope + ": " + answer);
    }
  }

  /** Takes a host out of placement. */
  void maintain(String host) {
    Answer answer =
        send(request("hosts/" + host + "/maintenance").POST(BodyPublishers.noBody())).orElseThrow();
    if (answer.status() != 200) {
      throw new AssertionError("maintenance of " + host + ": " + answer);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(environment.get("NEPHOS_URL") + "/api/v1/" + path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + token);
  }

  private Optional<Answer> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return Optional.of(
          new Answer(
              response.statusCode(),
              response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body())));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
