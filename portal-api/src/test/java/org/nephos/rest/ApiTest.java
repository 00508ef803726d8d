package org.nephos.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;
import static org.nephos.rest.harness.Client.problem;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.NotFoundException;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class ApiTest {
  private static final UUID PERSON = UUID.randomUUID();

  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(PERSON, "acme-user"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private UUID instance(Permission... rights) {
    UUID id = server.access.know(rights);
    server.instances.names.put(id, "web");
    return id;
  }

  private static String order(String more) {
    return """
        {"project": "%s", "name": "web", "flavor": "%s", "image": "%s"%s}"""
        .formatted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), more);
  }

  @Test
  void nobody_is_asked_to_sign_in_whatever_the_path_and_whatever_accept_says() {
    Client nobody = new Client(server.base(), null);
    for (String path : List.of("/me", "/instances/" + instance(), "/no-such-path", "")) {
      HttpResponse<String> answer = nobody.get(path, "Accept", "text/html");
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(problem(answer)).isEqualTo("unauthenticated");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"nephos\"");
    }
    assertThat(new Client(server.base(), "nph_abc").get("/me").statusCode()).isEqualTo(401);
  }

  @Test
  void every_answer_carries_a_correlation_id_and_the_protective_headers() {
    HttpResponse<String> answer = user.get("/no-such-path");
    assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.body())
        .doesNotContain(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
  }

  @Test
  void unknown_foreign_and_malformed_ids_are_alike_to_the_byte() {
    String unknown = user.get("/instances/" + UUID.randomUUID()).body();
    for (String id :
        List.of("x", "1-1-1-1-1", UUID.randomUUID().toString().replace("-", ""), "%00", "%F0%9F")) {
      HttpResponse<String> answer = user.get("/instances/" + id, "Accept", "text/html");
      assertThat(answer.statusCode()).as(id).isEqualTo(404);
      assertThat(answer.body()).as(id).isEqualTo(unknown);
    }
    assertThat(user.get("/no-such-path").body()).isEqualTo(unknown);
    String upper = instance(Permission.RESOURCE_SEE).toString().toUpperCase(Locale.ROOT);
    assertThat(user.get("/instances/" + upper).body()).isEqualTo(unknown);
  }

  @Test
  void what_may_not_be_seen_or_done_is_said_before_anything_of_the_body() {
    UUID seen = instance(Permission.RESOURCE_SEE);
    assertThat(user.send("PATCH", "/instances/" + UUID.randomUUID(), "{").statusCode())
        .isEqualTo(404);
    assertThat(user.send("PATCH", "/instances/" + seen, "{").statusCode()).isEqualTo(403);
    HttpResponse<String> typed =
        user.send(
            "PATCH",
            "/instances/" + seen,
            BodyPublishers.ofString("a"),
            "Content-Type",
            "text/csv");
    assertThat(typed.statusCode()).isEqualTo(403);
    assertThat(user.send("POST", "/orders?x=1", "{").statusCode()).isEqualTo(403);
  }

  @Test
  void an_instance_has_the_fields_of_the_contract() {
    UUID id = instance(Permission.RESOURCE_SEE);
    HttpResponse<String> answer = user.get("/instances/" + id);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
    JsonNode body = json(answer);
    List<String> fields = new ArrayList<>();
    body.fieldNames().forEachRemaining(fields::add);
    assertThat(fields)
        .contains(
            "id",
            "name",
            "project",
            "tenant",
            "state",
            "task",
            "powerState",
            "observedAt",
            "flavor",
            "image",
            "zone",
            "addresses",
            "volumes",
            "tags",
            "createdAt",
            "orderId",
            "leaseEnd",
            "leaseDeleteAt",
            "fault")
        .doesNotContain("host", "version");
    assertThat(body.path("task").asText()).isEqualTo("rebooting");
    assertThat(body.path("createdAt").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(body.path("flavor").path("ramMib").isInt()).isTrue();
  }

  @Test
  void a_list_is_a_page_and_passes_its_filters_on() {
    instance();
    server.access.allow(Permission.RESOURCE_SEE);
    JsonNode page = json(user.get("/instances?state=ACTIVE&zone=sim&limit=7&sort=-name&marker=m"));
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.path("next").asText()).isEqualTo("more");
    var query = server.instances.queries.get(0);
    assertThat(query.filters()).isEqualTo(Map.of("state", "ACTIVE", "zone", "sim"));
    assertThat(query.limit()).isEqualTo(7);
    assertThat(query.sort()).isEqualTo("-name");
    assertThat(query.marker()).isEqualTo("m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=501",
        "limit=-1",
        "limit=1.5",
        "limit=x",
        "limit=",
        "limit=99999999999",
        "limit=1&limit=2",
        "colour=red",
        "name=%00",
        "offset=1"
      })
  void a_query_that_cannot_be_read_is_malformed(String query) {
    server.access.allow(Permission.RESOURCE_SEE);
    HttpResponse<String> answer = user.get("/instances?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer)).isEqualTo("malformed");
  }

  @Test
  void an_order_is_taken_with_its_receipt() {
    server.access.allow(Permission.ORDER_SUBMIT);
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/orders",
            BodyPublishers.ofString(
                order(", \"count\": 3, \"lease\": \"P1M\", \"onQuotaExceeded\": \"wait\"")),
            "Content-Type",
            "application/json; charset=UTF-8",
            "Idempotency-Key",
            "k-1",
            "Accept",
            "application/xml");
    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode body = json(answer);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(server.base() + "/orders/" + body.path("id").asText());
    assertThat(body.path("quote").path("hourly").asText()).isEqualTo("0.01");
    assertThat(body.path("quote").path("hourly").isTextual()).isTrue();
    assertThat(body.path("instances")).hasSize(1);
    SubmitOrder command = server.orders.submitted.get(0);
    assertThat(command.count()).isEqualTo(3);
    assertThat(command.lease()).isEqualTo(Duration.ofDays(30));
    assertThat(command.onQuotaExceeded()).isEqualTo(SubmitOrder.OnQuotaExceeded.WAIT);
    assertThat(server.orders.keys).containsExactly("k-1");
  }

  @Test
  void a_dry_run_orders_nothing() {
    server.access.allow(Permission.ORDER_SUBMIT);
    HttpResponse<String> answer = user.send("POST", "/orders?dryRun=true", order(""));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("verdict").asText()).isEqualTo("accepted");
    assertThat(server.orders.submitted).isEmpty();
    assertThat(user.send("POST", "/orders?dryRun=maybe", order("")).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"count\": 1.5",
        ", \"count\": \"1\"",
        ", \"count\": null",
        ", \"count\": true",
        ", \"count\": 99999999999999999999",
        ", \"colour\": \"red\"",
        ", \"zone\": 3",
        ", \"kind\": \"volume.create\"",
        ", \"kind\": null",
        ", \"kind\": 1",
        ", \"volumes\": [1]",
        ", \"securityGroups\": {}",
        ", \"tags\": {\"a\": 1}",
        ", \"tags\": []",
        ", \"lease\": \"soon\"",
        ", \"lease\": \"PT0S\"",
        ", \"onQuotaExceeded\": \"REFUSE\"",
        ", \"keypair\": \"\"",
        ", \"zone\": \"\\u0000\"",
        ", \"zone\": \"\\ud800\"",
        ", \"spec\": {}"
      })
  void a_value_of_another_type_is_invalid_and_named(String more) {
    server.access.allow(Permission.ORDER_SUBMIT);
    for (String path : List.of("/orders", "/orders?dryRun=true")) {
      HttpResponse<String> answer = user.send("POST", path, order(more));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(problem(answer)).isEqualTo("invalid");
      JsonNode violation = json(answer).path("violations").path(0);
      assertThat(more).contains("\"" + violation.path("field").asText().split("[.\\[]", 2)[0]);
      assertThat(violation.path("message").asText()).isNotEmpty();
    }
    assertThat(server.orders.submitted).isEmpty();
  }

  @Test
  void all_that_is_missing_is_named_at_once() {
    server.access.allow(Permission.ORDER_SUBMIT);
    HttpResponse<String> answer = user.send("POST", "/orders", "{}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("violations").findValuesAsText("field"))
        .containsExactly("project", "name", "flavor", "image");
    assertThat(user.send("POST", "/orders", "[]").statusCode()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}{}", "{\"a\":1,\"a\":2}", "nul", "{'a':1}", "{\"a\":NaN}"})
  void json_that_is_not_well_formed_is_malformed(String body) {
    server.access.allow(Permission.ORDER_SUBMIT);
    HttpResponse<String> answer = user.send("POST", "/orders", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer)).isEqualTo("malformed");
  }

  @Test
  void json_without_end_in_depth_and_bytes_that_are_no_text_are_malformed() {
    server.access.allow(Permission.ORDER_SUBMIT);
    assertThat(user.send("POST", "/orders", "[".repeat(100_000)).statusCode()).isEqualTo(400);
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/orders",
            BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xff, '"'}),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void a_body_of_another_type_is_refused() {
    server.access.allow(Permission.ORDER_SUBMIT);
    for (String type :
        List.of(
            "text/plain", "application/x-www-form-urlencoded", "application/json;charset=latin1")) {
      HttpResponse<String> answer =
          user.send("POST", "/orders", BodyPublishers.ofString(order("")), "Content-Type", type);
      assertThat(answer.statusCode()).as(type).isEqualTo(415);
      assertThat(problem(answer)).isEqualTo("unsupported-media-type");
    }
  }

  @Test
  void a_body_that_is_too_large_ends_quickly_with_and_without_a_length() {
    server.access.allow(Permission.ORDER_SUBMIT);
    byte[] body =
        order(", \"userData\": \"" + "x".repeat(64 * 1024 * 1024) + "\"")
            .getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    for (var publisher :
        List.of(
            BodyPublishers.ofByteArray(body),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
      HttpResponse<String> answer =
          user.send("POST", "/orders", publisher, "Content-Type", "application/json");
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(problem(answer)).isEqualTo("too-large");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void too_little_quota_is_told_with_its_numbers() {
    server.access.allow(Permission.ORDER_SUBMIT);
    HttpResponse<String> answer = user.send("POST", "/orders", order(", \"count\": 11"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(problem(answer)).isEqualTo("quota-exceeded");
    JsonNode body = json(answer);
    assertThat(body.path("limit").asInt()).isEqualTo(10);
    assertThat(body.path("requested").asInt()).isEqualTo(11);
    assertThat(body.path("scope").asText()).isEqualTo("project");
  }

  @Test
  void answers_point_to_the_portals_own_address_whatever_host_was_asked() {
    try (ApiServer behind = new ApiServer(Map.of("nephos.url", "https://cloud.example/"))) {
      behind.access.allow(Permission.ORDER_SUBMIT);
      HttpResponse<String> answer =
          new Client(behind.base(), behind.issuer.token(PERSON, "acme-user"))
              .send("POST", "/orders", order(""));
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.headers().firstValue("Location"))
          .hasValue("https://cloud.example/api/v1/orders/" + json(answer).path("id").asText());
    }
  }

  @Test
  void an_idempotency_key_is_1_to_255_printable_characters() {
    server.access.allow(Permission.ORDER_SUBMIT);
    for (String key : List.of(" ", "k".repeat(256))) {
      HttpResponse<String> answer =
          user.send(
              "POST",
              "/orders",
              BodyPublishers.ofString(order("")),
              "Content-Type",
              "application/json",
              "Idempotency-Key",
              key);
      assertThat(answer.statusCode()).as(key).isEqualTo(400);
    }
    assertThat(server.orders.submitted).isEmpty();
  }

  @Test
  void a_change_can_ask_for_the_version_that_was_read() {
    UUID id = instance(Permission.INSTANCE_CHANGE);
    for (String tag : List.of("\"6\"", "W/\"7\"", "7", "\"x\"")) {
      HttpResponse<String> answer = patch(id, "{\"name\": \"db\"}", tag);
      assertThat(answer.statusCode()).as(tag).isEqualTo(412);
      assertThat(problem(answer)).isEqualTo("precondition-failed");
    }
    assertThat(patch(id, "{\"name\": 1}", "\"6\"").statusCode()).isEqualTo(422);
    assertThat(patch(id, "{\"name\": \"db\"}", "\"7\"").statusCode()).isEqualTo(200);
    assertThat(patch(id, "{\"tags\": {}}", "*").statusCode()).isEqualTo(200);
    assertThat(server.instances.patches.get(1).name()).isNull();
  }

  private HttpResponse<String> patch(UUID id, String body, String ifMatch) {
    return user.send(
        "PATCH",
        "/instances/" + id,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "If-Match",
        ifMatch);
  }

  @Test
  void an_action_is_a_word_of_the_list_and_answers_with_its_job() {
    UUID id = instance(Permission.INSTANCE_POWER);
    HttpResponse<String> done = user.send("POST", path(id), "{\"action\": \"force-stop\"}");
    assertThat(done.statusCode()).isEqualTo(202);
    assertThat(done.headers().firstValue("Location").orElseThrow())
        .endsWith("/jobs/" + json(done).path("jobId").asText());
    assertThat(user.send("POST", path(id), "{\"action\": \"explode\"}").body())
        .contains("force-stop");
    HttpResponse<String> conflict = user.send("POST", path(id), "{\"action\": \"start\"}");
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(json(conflict).path("allowed")).hasSize(2);
  }

  private static String path(UUID id) {
    return "/instances/" + id + "/actions";
  }

  @Test
  void deleting_takes_an_undo_that_is_a_duration() {
    UUID id = instance(Permission.INSTANCE_DELETE);
    String path = "/instances/" + id;
    assertThat(user.send("DELETE", path + "?undo=PT1H", BodyPublishers.noBody()).statusCode())
        .isEqualTo(202);
    assertThat(server.instances.undos).containsExactly(Duration.ofHours(1));
    for (String undo : List.of("1h", "-PT1H", "PT-1H", "P", "PT")) {
      assertThat(user.send("DELETE", path + "?undo=" + undo, BodyPublishers.noBody()).statusCode())
          .as(undo)
          .isEqualTo(400);
    }
  }

  @Test
  void the_console_log_is_plain_text_whatever_accept_says() {
    UUID id = instance(Permission.CONSOLE_SEE);
    for (String accept : List.of("text/html", "application/json", "*/*")) {
      HttpResponse<String> answer = user.get("/instances/" + id + "/console-log", "Accept", accept);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .isEqualToIgnoringCase("text/plain;charset=utf-8");
      assertThat(answer.body()).contains("grüezi");
    }
  }

  @Test
  void a_reader_that_takes_no_json_is_told_so() {
    UUID id = instance(Permission.RESOURCE_SEE);
    assertThat(problem(user.get("/instances/" + id, "Accept", "text/html")))
        .isEqualTo("not-acceptable");
    for (String accept :
        List.of("application/json", "application/*;q=0.1", "text/html, */*;q=0.1")) {
      assertThat(user.get("/instances/" + id, "Accept", accept).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_page_of_any_list_is_csv_to_who_likes_that_better() {
    UUID id = instance(Permission.RESOURCE_SEE);
    server.access.allow(Permission.RESOURCE_SEE);
    HttpResponse<String> answer = user.get("/instances?limit=1", "Accept", "text/csv");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/csv;charset=utf-8");
    assertThat(answer.body().lines().toList().get(0)).startsWith("id,name,");
    assertThat(answer.body().lines().toList().get(1)).startsWith(id + ",");
    assertThat(answer.headers().firstValue("Link").orElseThrow())
        .contains("limit=1")
        .contains("marker=more")
        .contains("rel=\"next\"");
    HttpResponse<String> json =
        user.get("/instances", "Accept", "application/json, text/csv;q=0.5");
    assertThat(json.body()).startsWith("{");
    assertThat(problem(user.get("/instances", "Accept", "text/html"))).isEqualTo("not-acceptable");
    assertThat(problem(user.get("/instances/" + id, "Accept", "text/csv")))
        .isEqualTo("not-acceptable");
  }

  @Test
  void another_method_is_refused_with_those_that_there_are() {
    HttpResponse<String> answer = user.send("PUT", "/me", "{}");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(problem(answer)).isEqualTo("method-not-allowed");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
    HttpResponse<String> options = user.send("OPTIONS", "/me", BodyPublishers.noBody());
    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.headers().firstValue("Allow").orElseThrow()).contains("GET");
  }

  @Test
  void what_breaks_on_our_side_says_nothing_of_itself() {
    UUID id = instance(Permission.RESOURCE_SEE);
    server.instances.broken = new IllegalStateException("select secret from vault");
    HttpResponse<String> answer = user.get("/instances/" + id);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(problem(answer)).isEqualTo("internal-error");
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void what_a_container_wrapped_is_unwrapped() {
    UUID id = instance(Permission.RESOURCE_SEE, Permission.INSTANCE_CHANGE);
    server.instances.broken = new EJBException(new NotFoundException());
    assertThat(user.get("/instances/" + id).statusCode()).isEqualTo(404);
    server.instances.broken =
        new EJBException(new RuntimeException(new OptimisticLockException("lost")));
    assertThat(user.send("PATCH", "/instances/" + id, "{\"name\": \"db\"}").statusCode())
        .isEqualTo(409);
    assertThat(patch(id, "{\"name\": \"db\"}", "\"7\"").statusCode()).isEqualTo(412);
  }

  @Test
  void an_optional_body_may_be_left_out() {
    server.access.allow(Permission.ORDER_SUBMIT);
    user.send("POST", "/orders", order(""));
    UUID id = server.access.know(Permission.INSTANCE_DELETE);
    String path = "/orders/" + id + "/cancel";
    assertThat(user.send("POST", path, BodyPublishers.noBody()).statusCode()).isEqualTo(202);
    assertThat(user.send("POST", path, "{\"reason\": \"no need\"}").statusCode()).isEqualTo(202);
    assertThat(user.send("POST", path, "{\"why\": 1}").statusCode()).isEqualTo(422);
  }

  @Test
  void quotas_are_asked_for_of_one_scope() {
    assertThat(user.get("/quotas").statusCode()).isEqualTo(400);
    UUID id = server.access.know(Permission.QUOTA_SEE);
    assertThat(user.get("/quotas?project=" + id + "&tenant=" + id).statusCode()).isEqualTo(400);
    assertThat(user.get("/quotas?project=" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(user.send("PUT", "/quotas?project=" + id, "{").statusCode()).isEqualTo(403);
  }

  @Test
  void the_document_is_open_to_all() {
    Client nobody = new Client(server.base().resolve("/api"), null);
    HttpResponse<String> json = nobody.get("/openapi");
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(json(json).path("openapi").asText()).startsWith("3.");
    assertThat(nobody.get("/openapi", "Accept", "application/yaml").body()).startsWith("---");
    assertThat(nobody.get("/openapi.yaml").headers().firstValue("Content-Type").orElseThrow())
        .contains("yaml");
  }
}
