package org.nephos.rest.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.PolicyOutcome;
import org.nephos.order.api.OrderPolicySpec;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class OrderPolicyResourceTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID FLAVOR = UUID.randomUUID();

  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-admin"));
    server.access.allow(Permission.POLICY_SEE, Permission.POLICY_CHANGE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String whole() {
    return """
        {"tenant": "%s", "name": "large orders", "outcome": "approval", "approver": "tenant-admin",
         "remindAfter": "P1D", "decideAfter": "P3D", "defaultDecision": "reject",
         "message": "Say what it is for.",
         "conditions": {"monthlyCost": "50.00", "kinds": ["instance.create"],
                        "flavors": ["%s"], "zones": ["sim"], "term": "P30D"},
         "rules": {"namePattern": "web-.*",
                   "requiredTags": [{"key": "team", "values": ["blue"]}, {"key": "cost"}]}}"""
        .formatted(TENANT, FLAVOR);
  }

  @Test
  void all_that_can_be_said_of_a_policy_is_understood_and_told_again() {
    HttpResponse<String> answer = user.send("POST", "/order-policies", whole());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(server.policies.kept.get(0).tenant()).isEqualTo(TENANT);
    OrderPolicySpec said = server.policies.kept.get(0).policy();
    assertThat(said.enabled()).isTrue();
    assertThat(said.outcome()).isEqualTo(PolicyOutcome.APPROVAL);
    assertThat(said.approver()).isEqualTo(Approver.TENANT_ADMIN);
    assertThat(said.remindAfter()).isEqualTo(Duration.ofDays(1));
    assertThat(said.decideAfter()).isEqualTo(Duration.ofDays(3));
    assertThat(said.defaultDecision()).isEqualTo(DefaultDecision.REJECT);
    assertThat(said.conditions())
        .isEqualTo(
            new OrderPolicySpec.Conditions(
                new BigDecimal("50.00"),
                List.of("instance.create"),
                List.of(FLAVOR),
                List.of("sim"),
                Duration.ofDays(30)));
    assertThat(said.rules().requiredTags())
        .containsExactly(
            new OrderPolicySpec.RequiredTag("team", List.of("blue")),
            new OrderPolicySpec.RequiredTag("cost", List.of()));
    JsonNode told = json(answer);
    assertThat(told.path("approver").asText()).isEqualTo("tenant-admin");
    assertThat(told.path("decideAfter").asText()).isEqualTo("PT72H");
    assertThat(told.path("conditions").path("monthlyCost").asText()).isEqualTo("50.00");
    assertThat(told.path("rules").path("namePattern").asText()).isEqualTo("web-.*");
  }

  @Test
  void little_is_enough_for_a_refusal_of_everything() {
    HttpResponse<String> answer =
        user.send("POST", "/order-policies", "{\"name\": \"closed\", \"outcome\": \"refusal\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    OrderPolicySpec said = server.policies.kept.get(0).policy();
    assertThat(said.conditions()).isEqualTo(OrderPolicySpec.Conditions.NONE);
    assertThat(said.rules()).isEqualTo(OrderPolicySpec.Rules.NONE);
    assertThat(said.approver()).isNull();
    assertThat(json(answer).path("tenant").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"x\"}",
        "{\"name\": \"x\", \"outcome\": \"maybe\"}",
        "{\"name\": \"x\", \"outcome\": \"approval\", \"decideAfter\": \"soon\"}",
        "{\"name\": \"x\", \"outcome\": \"approval\", \"approver\": \"member\"}",
        "{\"name\": \"x\", \"outcome\": \"refusal\", \"conditions\": {\"monthlyCost\": 50}}",
        "{\"name\": \"x\", \"outcome\": \"refusal\", \"conditions\": {\"monthlyCost\": \"1e9\"}}",
        "{\"name\": \"x\", \"outcome\": \"refusal\", \"rules\": {\"pattern\": \"x\"}}"
      })
  void what_cannot_be_understood_is_refused(String body) {
    assertThat(user.send("POST", "/order-policies", body).statusCode()).isEqualTo(422);
    assertThat(server.policies.kept).isEmpty();
  }

  @Test
  void a_policy_is_said_anew_only_over_what_was_read() {
    UUID id = server.access.know(Permission.POLICY_SEE, Permission.POLICY_CHANGE);
    String body = "{\"name\": \"closed\", \"outcome\": \"refusal\"}";

    HttpResponse<String> first =
        user.send(
            "PUT",
            "/order-policies/" + id,
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"0\"");
    HttpResponse<String> second =
        user.send(
            "PUT",
            "/order-policies/" + id,
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"7\"");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(second.statusCode()).isEqualTo(412);
  }

  @Test
  void what_is_not_seen_is_not_there() {
    String path = "/order-policies/" + UUID.randomUUID();

    assertThat(user.get(path).statusCode()).isEqualTo(404);
    assertThat(user.send("DELETE", path, BodyPublishers.noBody()).statusCode()).isEqualTo(404);
  }
}
