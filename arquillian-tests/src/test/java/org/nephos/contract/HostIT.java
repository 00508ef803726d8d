package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nephos.contract.client.Answer;

/** Hosts and tenants, for the operator only. */
class HostIT {

  @Test
  void theOperatorSeesWhatEachHostHasAndHasPromised() {
    List<JsonNode> hosts = OPERATOR.get("/hosts?zone=sim&limit=500").items();

    assertThat(hosts).hasSize(50);
    for (JsonNode host : hosts) {
      assertThat(host.path("uri").asText()).isNotBlank();
      assertThat(host.path("state").asText()).isNotBlank();
      for (String figures : List.of("capacity", "allocated")) {
        for (String figure : List.of("vcpus", "ramMib", "diskGib")) {
          assertThat(host.path(figures).path(figure).isIntegralNumber()).isTrue();
        }
      }
      assertThat(Instant.parse(host.path("lastContact").asText())).isBefore(Instant.now());
    }
    assertThat(ACME_ADMIN.get("/hosts").status()).isEqualTo(403);
    assertThat(ACME_ADMIN.get("/hosts/" + hosts.get(0).path("id").asText()).status())
        .isEqualTo(404);
  }

  @Test
  void aHostIsTakenOutOfPlacementAndBack() {
    String id = OPERATOR.get("/hosts?zone=sim&limit=1").items().get(0).path("id").asText();
    String path = "/hosts/" + id + "/maintenance";

    Answer out = OPERATOR.post(path, object("reason", "new memory"));
    assertThat(out.status()).isEqualTo(200);
    assertThat(out.json().path("state").asText()).isEqualTo("MAINTENANCE");
    assertThat(OPERATOR.get("/hosts?state=MAINTENANCE").text()).contains(id);
    Answer back = OPERATOR.post(path, object("on", false));

    assertThat(back.json().path("state").asText()).isNotEqualTo("MAINTENANCE");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> OPERATOR.get("/hosts/" + id).json().path("state").asText().equals("UP"));
    assertThat(OPERATOR.post(path, object("on", "yes")).status()).isEqualTo(422);
    assertThat(ACME_ADMIN.post(path, object()).status()).isEqualTo(404);
  }

  @Test
  void theOperatorSeesAllTenants() {
    List<JsonNode> tenants = OPERATOR.get("/tenants").items();

    assertThat(tenants).extracting(one -> one.path("name").asText()).contains("acme", "globex");
    for (JsonNode tenant : tenants) {
      assertThat(tenant.path("displayName").asText()).isNotBlank();
      assertThat(tenant.path("state").asText()).isIn("ACTIVE", "SUSPENDED", "CLOSING", "CLOSED");
      assertThat(tenant.path("brand").asText()).isNotBlank();
      assertThat(tenant.path("pricePlan").asText()).isNotBlank();
    }
    assertThat(ACME_ADMIN.get("/tenants").status()).isEqualTo(403);
  }
}
