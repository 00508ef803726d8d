package org.nephos.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;
import static org.nephos.rest.harness.Client.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class AuditResourceTest {
  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-admin"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void who_may_not_is_told_before_anything_of_the_query() {
    assertThat(user.get("/audit?nothing=1").statusCode()).isEqualTo(403);
    server.access.allow(Permission.AUDIT_SEE);
    assertThat(user.get("/audit?nothing=1").statusCode()).isEqualTo(400);
    assertThat(user.get("/audit/verify?from=x").statusCode()).isEqualTo(403);
  }

  @Test
  void a_row_has_who_when_where_what_and_the_outcome() {
    server.access.allow(Permission.AUDIT_SEE);
    HttpResponse<String> answer = user.get("/audit?type=instance.&limit=7&outcome=done");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode row = json(answer).path("items").get(0);
    assertThat(row.path("place").asLong()).isEqualTo(7);
    assertThat(row.path("outcome").asText()).isEqualTo("done");
    assertThat(row.path("actor").path("name").asText()).isEqualTo("system/job");
    assertThat(row.path("resource").path("type").asText()).isEqualTo("instance");
    assertThat(row.path("data").path("state").asText()).isEqualTo("ACTIVE");
    assertThat(server.audit.asked.filters())
        .isEqualTo(Map.of("type", "instance.", "outcome", "done"));
    assertThat(server.audit.asked.limit()).isEqualTo(7);
  }

  @Test
  void whoever_likes_a_file_better_gets_one() {
    server.access.allow(Permission.AUDIT_SEE);
    HttpResponse<String> csv = user.get("/audit?actor=una", "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("audit.csv");
    assertThat(csv.body()).isEqualTo("place,at\n");
    assertThat(server.audit.asked.filters()).isEqualTo(Map.of("actor", "una"));

    HttpResponse<String> lines = user.get("/audit", "Accept", "application/x-ndjson");
    assertThat(lines.body()).isEqualTo("{\"place\":7}\n");
    assertThat(user.get("/audit", "Accept", "text/html").statusCode()).isEqualTo(406);
  }

  @Test
  void the_operator_is_told_where_the_chain_is_broken() {
    server.access.allow(Permission.CLOUD_OPERATE);
    JsonNode body = json(user.get("/audit/verify?from=2&to=9"));

    assertThat(body.path("checked").asLong()).isEqualTo(6);
    assertThat(body.path("whole").asBoolean(true)).isFalse();
    assertThat(body.path("brokenAt").asLong()).isEqualTo(7);
    assertThat(body.path("reason").asText()).isEqualTo("changed");
    assertThat(server.audit.from).isEqualTo(2);
    assertThat(server.audit.to).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=x", "from=-1", "to=1.5", "to=99999999999999999999", "place=1"})
  void a_place_that_is_none_is_malformed(String query) {
    server.access.allow(Permission.CLOUD_OPERATE);
    HttpResponse<String> answer = user.get("/audit/verify?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problem(answer)).isEqualTo("malformed");
  }
}
