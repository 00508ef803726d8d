package org.nephos.rest.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetBasis;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.rest.harness.FakeBudgets;
import org.nephos.tenancy.Permission;

class BudgetResourceTest {
  private static final UUID PROJECT = UUID.randomUUID();

  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-admin"));
    server.access.allow(Permission.COST_SEE, Permission.BUDGET_CHANGE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String whole() {
    return """
        {"project": "%s", "name": "spring", "amount": {"amount": "2.00", "currency": "EUR"},
         "thresholds": [{"basis": "actual", "percent": 80}, {"basis": "forecast", "percent": 100}],
         "blockOrders": true, "webhookUrl": "https://hooks.example.org/"}"""
        .formatted(PROJECT);
  }

  @Test
  void all_that_can_be_said_of_a_budget_is_understood_and_told_with_how_it_stands() {
    HttpResponse<String> answer = user.send("POST", "/budgets", whole());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(server.budgets.made.get(0).project()).isEqualTo(PROJECT);
    assertThat(server.budgets.made.get(0).budget())
        .isEqualTo(
            new BudgetSpec(
                "spring",
                new Money(new BigDecimal("2.00"), "EUR"),
                List.of(
                    new BudgetThreshold(BudgetBasis.ACTUAL, 80),
                    new BudgetThreshold(BudgetBasis.FORECAST, 100)),
                true,
                "https://hooks.example.org/"));
    JsonNode told = json(answer);
    assertThat(told.path("amount").path("amount").asText()).isEqualTo("2.00");
    assertThat(told.path("thresholds").get(1).path("basis").asText()).isEqualTo("forecast");
    JsonNode status = told.path("status");
    assertThat(status.path("spent").path("amount").asText()).isEqualTo("1.28");
    assertThat(status.path("forecast").path("currency").asText()).isEqualTo("EUR");
    assertThat(status.path("method").asText()).isEqualTo("running");
    assertThat(status.path("standing").asText()).isEqualTo("forecast-over");
    assertThat(status.path("others").get(0).path("currency").asText()).isEqualTo("USD");
    assertThat(told.path("tag").isNull()).isTrue();
  }

  @Test
  void the_secret_is_in_the_answer_that_makes_it_and_in_no_other() {
    UUID id = server.access.know(Permission.COST_SEE, Permission.BUDGET_CHANGE);
    server.budgets.next = id;
    JsonNode made = json(user.send("POST", "/budgets", whole()));

    assertThat(made.path("webhookSecret").asText()).isEqualTo(FakeBudgets.SECRET);
    HttpResponse<String> read = user.get("/budgets/" + id);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.headers().firstValue("ETag")).hasValue("\"0\"");
    assertThat(json(read).has("webhookSecret")).isFalse();
    assertThat(user.get("/budgets").body()).doesNotContain(FakeBudgets.SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"x\"}",
        "{\"name\": \"x\", \"amount\": \"10.00\"}",
        "{\"name\": \"x\", \"amount\": {\"amount\": 10, \"currency\": \"EUR\"}}",
        "{\"name\": \"x\", \"amount\": {\"amount\": \"1e9\", \"currency\": \"EUR\"}}",
        "{\"name\": \"x\", \"amount\": {\"amount\": \"-1\", \"currency\": \"EUR\"}}",
        "{\"name\": \"x\", \"amount\": {\"amount\": \"1\", \"currency\": \"EUR\"},"
            + " \"thresholds\": [{\"basis\": \"guess\", \"percent\": 80}]}",
        "{\"name\": \"x\", \"amount\": {\"amount\": \"1\", \"currency\": \"EUR\"},"
            + " \"thresholds\": [{\"basis\": \"actual\", \"percent\": 1001}]}",
        "{\"name\": \"x\", \"amount\": {\"amount\": \"1\", \"currency\": \"EUR\"},"
            + " \"thresholds\": [{\"basis\": \"actual\", \"percent\": 80.5}]}",
        "{\"name\": \"x\", \"amount\": {\"amount\": \"1\", \"currency\": \"EUR\"}, \"secret\": \"x\"}"
      })
  void what_cannot_be_understood_is_refused(String body) {
    assertThat(user.send("POST", "/budgets", body).statusCode()).isEqualTo(422);
    assertThat(server.budgets.made).isEmpty();
  }

  @Test
  void a_budget_is_said_anew_only_over_what_was_read_and_stays_about_what_it_is_about() {
    UUID id = server.access.know(Permission.COST_SEE, Permission.BUDGET_CHANGE);
    String body = "{\"name\": \"x\", \"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}";

    HttpResponse<String> first = over(id, body, "\"0\"");
    HttpResponse<String> late = over(id, body, "\"7\"");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(user.send("PUT", "/budgets/" + id, whole()).statusCode()).isEqualTo(422);
    assertThat(server.budgets.changed).hasSize(1);
  }

  private HttpResponse<String> over(UUID id, String body, String version) {
    return user.send(
        "PUT",
        "/budgets/" + id,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "If-Match",
        version);
  }

  @Test
  void who_only_sees_it_reads_its_alerts_and_neither_changes_it_nor_sees_its_calls() {
    UUID id = server.access.know(Permission.COST_SEE);

    JsonNode alert = json(user.get("/budgets/" + id + "/alerts")).path("items").get(0);
    assertThat(alert.path("threshold").path("percent").asInt()).isEqualTo(80);
    assertThat(alert.path("reached").path("amount").asText()).isEqualTo("8.50");
    assertThat(user.send("PUT", "/budgets/" + id, "{}").statusCode()).isEqualTo(403);
    assertThat(user.get("/budgets/" + id + "/deliveries").statusCode()).isEqualTo(403);
    assertThat(user.get("/budgets/" + UUID.randomUUID() + "/alerts").statusCode()).isEqualTo(404);
  }

  @Test
  void a_call_that_was_given_up_is_made_again() {
    UUID id = server.access.know(Permission.COST_SEE, Permission.BUDGET_CHANGE);
    JsonNode call = json(user.get("/budgets/" + id + "/deliveries")).path("items").get(0);
    assertThat(call.path("state").asText()).isEqualTo("FAILED");
    assertThat(call.path("status").asInt()).isEqualTo(503);
    UUID delivery = UUID.fromString(call.path("id").asText());

    HttpResponse<String> again =
        user.send("POST", "/budgets/" + id + "/deliveries/" + delivery + "/redeliver", "");

    assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
    assertThat(json(again).path("state").asText()).isEqualTo("PENDING");
    assertThat(server.budgets.redelivered).containsExactly(delivery);
  }
}
