package org.nephos.rest.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class IntegrityResourceTest {
  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "operator"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void only_who_runs_the_cloud_is_answered() {
    assertThat(user.get("/integrity?x=1").statusCode()).isEqualTo(403);
    assertThat(user.send("POST", "/integrity/check?x=1", "{").statusCode()).isEqualTo(403);
    server.access.allow(Permission.CLOUD_OPERATE);
    assertThat(user.get("/integrity?x=1").statusCode()).isEqualTo(400);
  }

  @Test
  void each_invariant_has_its_state_and_what_drifted() {
    server.access.allow(Permission.CLOUD_OPERATE);
    JsonNode last = json(user.get("/integrity")).path("items").get(0);
    assertThat(last.path("invariant").asText()).isEqualTo("I1");
    assertThat(last.path("state").asText()).isEqualTo("ok");
    assertThat(last.path("checkedAt").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(last.path("rows").asLong()).isEqualTo(12);
    assertThat(last.path("durationMillis").asLong()).isEqualTo(3);
    assertThat(last.path("drift").isArray()).isTrue();

    HttpResponse<String> answer = user.send("POST", "/integrity/check", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode now = json(answer).path("items").get(0);
    assertThat(now.path("state").asText()).isEqualTo("drift");
    assertThat(now.path("drift").get(0).path("rule").asText()).isEqualTo("quota-used");
  }
}
