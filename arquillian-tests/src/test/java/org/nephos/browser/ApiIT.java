package org.nephos.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Portal;
import org.nephos.contract.client.Tidy;

/** What the pages do, done by scripts with a token. */
@ExtendWith(Tidy.class)
class ApiIT {
  private static final Person UNA = Demo.ACME_USER;

  @Test
  void anInstanceIsOrderedFollowedPoweredAndDeleted() {
    assertThat(UNA.get("/me").json().at("/user/username").asText()).isEqualTo("acme-user");
    Answer dryRun = UNA.post("/orders?dryRun=true", Demo.order(UNA, "scripted"));
    assertThat(dryRun.json().path("verdict").asText()).isEqualTo("accepted");

    String id = Demo.activeInstance(UNA, "scripted");

    assertThat(UNA.get("/instances/" + id + "/console-log").text()).contains("scripted");
    for (var step : List.of(Map.entry("stop", "STOPPED"), Map.entry("start", "ACTIVE"))) {
      act(id, step.getKey());
      Demo.awaitState(UNA, id, step.getValue());
    }
    act(id, "reboot");
    Demo.awaitState(UNA, id, "ACTIVE");
    assertThat(UNA.delete("/instances/" + id).status()).isEqualTo(202);
    Demo.awaitState(UNA, id, "DELETED");
    assertThat(UNA.get("/usage", "Accept", "text/csv").text()).contains(id);
  }

  private static void act(String id, String action) {
    Answer answer = UNA.post("/instances/" + id + "/actions", Map.of("action", action));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
  }

  @Test
  void quotaIsRefusedAskedForApprovedAndUsed() {
    Person gil = Demo.GLOBEX_USER;
    Answer refused = gil.post("/orders", Demo.order(gil, "many", "count", 21));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("limit").asInt()).isEqualTo(20);
    Answer request =
        gil.post(
            "/quota-requests",
            Demo.object(
                "project", Demo.project(gil),
                "changes", List.of(Demo.object("resource", "instances", "limit", 21)),
                "reason", "by script"));
    assertThat(request.status()).isEqualTo(201);
    Answer approved =
        Demo.OPERATOR.post(
            "/quota-requests/" + request.id() + "/approve", Map.of("reason", "by script"));
    assertThat(approved.status()).isEqualTo(200);
    assertThat(gil.post("/orders", Demo.order(gil, "many", "count", 21)).status()).isEqualTo(202);
  }

  @Test
  void aScalingGroupFollowsTheLoadThatTheOperatorSets() {
    Answer group =
        UNA.post(
            "/scaling-groups",
            Demo.object(
                "project",
                Demo.project(UNA),
                "name",
                "scripted group",
                "min",
                1,
                "max",
                2,
                "template",
                Demo.object("flavor", Demo.flavor(), "image", Demo.image(), "zone", "sim"),
                "policies",
                List.of(Demo.object("scaleOutAt", 70, "scaleInAt", 20, "windowSeconds", 10))));
    assertThat(group.status()).as(group.toString()).isEqualTo(202);
    Answer load =
        Demo.OPERATOR.put(
            "/simulation/load", Demo.object("scalingGroup", group.id(), "totalCpuPercent", 300));
    assertThat(load.status()).as(load.toString()).isBetween(200, 204);
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                UNA.get("/scaling-groups/" + group.id() + "/history").items().stream()
                    .anyMatch(decision -> decision.path("reason").asText().equals("above")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> UNA.get("/scaling-groups/" + group.id()).json().path("members").size() == 2);
  }

  @Test
  void theOperatorSeesTheWholeCloud() {
    for (String list : List.of("/tenants", "/hosts", "/jobs", "/orders", "/instances")) {
      assertThat(Demo.OPERATOR.get(list).status()).as(list).isEqualTo(200);
    }
    assertThat(Demo.OPERATOR.get("/hosts?zone=sim").items()).hasSize(50);
    assertThat(UNA.get("/hosts").status()).isEqualTo(403);
  }

  @Test
  void theDocumentDescribesAllOfIt() {
    JsonNode paths = Portal.get("/openapi", "Accept", "application/json").json().path("paths");
    List<String> described = new ArrayList<>();
    paths.fieldNames().forEachRemaining(path -> described.add(path.replaceFirst("^/api/v1", "")));
    assertThat(described)
        .contains(
            "/me",
            "/projects",
            "/tenants",
            "/flavors",
            "/images",
            "/zones",
            "/keypairs",
            "/orders",
            "/orders/{id}",
            "/instances",
            "/instances/{id}",
            "/instances/{id}/actions",
            "/instances/{id}/history",
            "/instances/{id}/console-log",
            "/jobs",
            "/jobs/{id}",
            "/jobs/{id}/retry",
            "/quotas",
            "/quota-requests",
            "/quota-requests/{id}/approve",
            "/scaling-groups",
            "/scaling-groups/{id}/history",
            "/simulation/load",
            "/usage",
            "/hosts",
            "/events");
  }
}
