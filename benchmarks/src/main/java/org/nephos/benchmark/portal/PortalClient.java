package org.nephos.benchmark.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A tenant's script: signs in by the demo realm's password grant and orders instances. Reads the
 * variables that {@code ./nephos env} prints.
 */
public final class PortalClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(120);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api = System.getenv("NEPHOS_URL") + "/api/v1";
  private final SignIn signIn;
  private StateStream states;
  private long statesSince;
  private String project;
  private String tenant;
  private String flavor;
  private String image;

  /**
   * Signs in and looks up what to order: the smallest flavor, the first image, the default project.
   *
   * @param user a demo person
   */
  public PortalClient(String user) throws IOException, InterruptedException {
    this(new SignIn(user));
  }

  /** One of several clients of the same person, who signs in once for all of them. */
  public PortalClient(SignIn signIn) throws IOException, InterruptedException {
    this.signIn = signIn;
    JsonNode first = get("/projects").at("/items/0");
    project = first.path("id").asText();
    tenant = first.path("tenant").asText();
    flavor = get("/flavors").at("/items/0/id").asText();
    image = get("/images").at("/items/0/id").asText();
  }

  /** The project that it orders in. */
  public String project() {
    return project;
  }

  /** The tenant of that project. */
  public String tenant() {
    return tenant;
  }

  /** Raises what instances need, of a tenant and of its project; operator only. */
  public void raiseQuotas(String ofProject, String ofTenant, long limit)
      throws IOException, InterruptedException {
    List<Map<String, Object>> items =
        Stream.of("instances", "vcpus", "ramMib", "diskGib")
            .map(name -> Map.<String, Object>of("resource", name, "limit", limit * 1_000))
            .toList();
    String body = JSON.writeValueAsString(Map.of("items", items));
    require(send("PUT", "/quotas?tenant=" + ofTenant, body), OK);
    require(send("PUT", "/quotas?project=" + ofProject, body), OK);
  }

  /**
   * Signs in again and follows the states again, when the token grows old; between two rounds, so
   * that it is not measured.
   */
  public void prepare() throws IOException, InterruptedException {
    signIn.token();
    follow();
  }

  /** Orders one instance and returns its id at the receipt. */
  public String order(String zone) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("POST", "/orders", body(zone));
    require(answer, ACCEPTED);
    return JSON.readTree(answer.body()).at("/instances/0").asText();
  }

  /** Asks what an order would come to; nothing is done. */
  public void dryRun(String zone) throws IOException, InterruptedException {
    require(send("POST", "/orders?dryRun=true", body(zone)), OK);
  }

  private String body(String zone) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "project",
            project,
            "name",
            "benchmark",
            "flavor",
            flavor,
            "image",
            image,
            "zone",
            zone));
  }

  /** Waits until an instance that was ordered here is in this state. */
  public void await(String id, String state) throws InterruptedException {
    states.await(id, state, LONGEST);
  }

  private void follow() throws IOException, InterruptedException {
    if (states == null || System.nanoTime() - statesSince > TOKEN_LIFE.toNanos()) {
      if (states != null) {
        states.close();
      }
      states = StateStream.open(http, api, signIn.token());
      statesSince = System.nanoTime();
    }
  }

  /** Deletes an instance and waits until it is gone. */
  public void remove(String id) throws IOException, InterruptedException {
    delete(id);
    await(id, "DELETED");
  }

  /** Deletes an instance; it goes by and by. */
  public void delete(String id) throws IOException, InterruptedException {
    require(send("DELETE", "/instances/" + id, null), ACCEPTED);
  }

  /** Whether nothing of what was deleted is left. */
  public boolean hasNoInstances() throws IOException, InterruptedException {
    return get("/instances?limit=1").path("items").isEmpty();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("GET", path, null);
    require(answer, OK);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Authorization", "Bearer " + signIn.token())
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  static void require(HttpResponse<String> answer, int status) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
    }
  }
}
