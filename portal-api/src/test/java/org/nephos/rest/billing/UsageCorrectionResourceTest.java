package org.nephos.rest.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.list.api.ListQuery;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class UsageCorrectionResourceTest {
  private ApiServer server;
  private Client operator;
  private String path;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    operator = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "operator"));
    server.access.allow(Permission.CLOUD_OPERATE);
    path = "/metered-resources/" + server.access.know(Permission.CLOUD_OPERATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void resources_are_found_and_are_a_file_on_request() {
    JsonNode found = json(operator.get("/metered-resources?name=web")).path("items").get(0);
    assertThat(found.path("tenantName").asText()).isEqualTo("Acme");
    assertThat(((ListQuery) server.corrections.told.get(0)).filters()).containsEntry("name", "web");

    HttpResponse<String> file =
        operator.send("GET", "/metered-resources", BodyPublishers.noBody(), "Accept", "text/csv");

    assertThat(file.body()).startsWith("id,type,name,tenant,");
  }

  @Test
  void a_comparison_says_both_sides_in_money_and_seconds() {
    HttpResponse<String> answer = operator.get(path + "/comparison?month=2026-06");

    JsonNode body = json(answer);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
    assertThat(body.path("month").asText()).isEqualTo("2026-06");
    assertThat(body.path("countsTo").asText()).isEqualTo("2026-07");
    assertThat(body.path("invoice").path("number").asText()).isEqualTo("NEPH-000001");
    assertThat(body.path("difference").path("amount").asText()).isEqualTo("0.02");
    JsonNode line = body.path("lines").get(0);
    assertThat(line.path("recorded").isNull()).isTrue();
    assertThat(line.path("derived").path("seconds").asInt()).isEqualTo(3600);
    assertThat(line.path("derived").path("cost").path("currency").asText()).isEqualTo("EUR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?month=2026-13", "?month=june", "?month=2026-6", "?to=2026-06"})
  void a_comparison_is_of_a_month(String query) {
    assertThat(operator.get(path + "/comparison" + query).statusCode()).isEqualTo(400);
    assertThat(server.corrections.told).isEmpty();
  }

  @Test
  void a_correction_is_of_what_was_looked_at() {
    String body = "{\"month\": \"2026-06\", \"reason\": \"a wrong clock\"}";

    assertThat(corrected(body, "\"6\"").statusCode()).isEqualTo(412);
    HttpResponse<String> done = corrected(body, "\"7\"");

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(json(done).path("rows").asInt()).isEqualTo(1);
    assertThat(server.corrections.told)
        .containsExactly(new CorrectUsage(YearMonth.of(2026, 6), "a wrong clock"));
  }

  private HttpResponse<String> corrected(String body, String tag) {
    return operator.send(
        "POST",
        path + "/corrections",
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "If-Match",
        tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\": \"why\"}",
        "{\"month\": \"2026-06\"}",
        "{\"month\": \"2026-00\", \"reason\": \"why\"}",
        "{\"month\": null, \"reason\": \"why\"}",
        "{\"month\": \"2026-06\", \"reason\": \"why\", \"rows\": 1}"
      })
  void a_correction_needs_a_month_and_a_reason(String body) {
    assertThat(operator.send("POST", path + "/corrections", body).statusCode()).isEqualTo(422);
    assertThat(server.corrections.told).isEmpty();
  }
}
