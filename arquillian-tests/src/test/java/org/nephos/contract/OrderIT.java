package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Portal;
import org.nephos.contract.client.Tidy;

/** Orders: the receipt, the quote, the dry run, the refusal for quota, waiting, calling off. */
@ExtendWith(Tidy.class)
class OrderIT {

  @Test
  void theReceiptNamesTheInstancesAndWhereToWatchTheOrder() {
    Answer receipt = ACME_USER.post("/orders", order(ACME_USER, "receipt", "count", 2));

    assertThat(receipt.status()).isEqualTo(202);
    JsonNode order = receipt.json();
    assertThat(receipt.header("Location"))
        .isEqualTo(Portal.url() + "/api/v1/orders/" + order.path("id").asText());
    assertThat(order.path("kind").asText()).isEqualTo("instance.create");
    assertThat(order.path("state").asText()).isEqualTo("PROVISIONING");
    assertThat(order.path("project").asText()).isEqualTo(Demo.project(ACME_USER));
    assertThat(order.path("instances")).hasSize(2);
    assertThat(Instant.parse(order.path("createdAt").asText())).isBefore(Instant.now());
    JsonNode end = Demo.awaitEnd(ACME_USER, order.path("id").asText());
    assertThat(end.path("state").asText()).isEqualTo("FULFILLED");
    assertThat(end.path("instances")).isEqualTo(order.path("instances"));
    for (JsonNode id : order.path("instances")) {
      JsonNode instance = ACME_USER.get("/instances/" + id.asText()).json();
      assertThat(instance.path("state").asText()).isEqualTo("ACTIVE");
      assertThat(instance.path("orderId").asText()).isEqualTo(order.path("id").asText());
    }
  }

  @Test
  void theQuoteIsTheSumOfItsLinesAndAMonthIs730Hours() {
    JsonNode quote =
        ACME_USER
            .post("/orders?dryRun=true", order(ACME_USER, "quote", "count", 3))
            .json()
            .path("quote");

    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : quote.path("lines")) {
      BigDecimal product = number(line, "quantity").multiply(number(line, "unitPrice"));
      assertThat(number(line, "hourly")).isEqualByComparingTo(product);
      assertThat(line.path("meter").asText()).startsWith("instance.");
      sum = sum.add(product);
    }
    assertThat(number(quote, "hourly")).isEqualByComparingTo(sum);
    assertThat(number(quote, "monthly"))
        .isEqualByComparingTo(
            sum.multiply(BigDecimal.valueOf(730)).setScale(2, RoundingMode.HALF_EVEN));
    assertThat(quote.path("currency").asText()).isEqualTo("EUR");
    assertThat(quote.path("priceVersion").asText()).isNotBlank();
    assertThat(Instant.parse(quote.path("validUntil").asText())).isAfter(Instant.now());
  }

  private static BigDecimal number(JsonNode node, String field) {
    assertThat(node.path(field).isTextual()).as(field).isTrue();
    return new BigDecimal(node.path(field).asText());
  }

  @Test
  void aDryRunSaysWhatWouldComeOfItAndDoesNothing() {
    int before = ACME_USER.get("/orders?limit=500").items().size();

    Answer trial = ACME_USER.post("/orders?dryRun=true", order(ACME_USER, "trial"));

    assertThat(trial.status()).isEqualTo(200);
    JsonNode outlook = trial.json();
    assertThat(outlook.path("verdict").asText()).isEqualTo("accepted");
    assertThat(outlook.path("policy").asText()).isEqualTo("automatic");
    assertThat(outlook.path("placement").path("possible").asBoolean()).isTrue();
    assertThat(outlook.path("placement").path("reason").asText()).isNotBlank();
    assertThat(outlook.path("problems")).isEmpty();
    assertThat(outlook.path("quota"))
        .extracting(line -> line.path("scope").asText() + " " + line.path("resource").asText())
        .contains("project vcpus", "tenant ramMib");
    assertThat(ACME_USER.get("/orders?limit=500").items()).hasSize(before);
  }

  @Test
  void aDryRunOfTooMuchIsRefusedWithItsReasons() {
    JsonNode outlook =
        ACME_USER.post("/orders?dryRun=true", order(ACME_USER, "much", "count", 100)).json();

    assertThat(outlook.path("verdict").asText()).isEqualTo("refused");
    JsonNode instances =
        outlook.path("quota").findParents("resource").stream()
            .filter(line -> line.path("resource").asText().equals("instances"))
            .findFirst()
            .orElseThrow();
    assertThat(instances.path("requested").asInt()).isEqualTo(100);
    assertThat(instances.path("limit").asInt()).isEqualTo(20);
    assertThat(
            ACME_USER
                .post("/orders?dryRun=true", order(ACME_USER, "<b>"))
                .json()
                .path("problems")
                .findValuesAsText("field"))
        .containsExactly("name");
    assertThat(ACME_USER.post("/orders?dryRun=true", "{").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flavor", "image", "network", "keypair"})
  void aDryRunSaysWhichReferenceIsUnknown(String field) {
    Answer trial =
        ACME_USER.post("/orders?dryRun=true", order(ACME_USER, "astray", field, Demo.NO_ID));

    assertThat(trial.status()).as(trial.toString()).isEqualTo(200);
    assertThat(trial.json().path("verdict").asText()).isEqualTo("refused");
    assertThat(trial.json().path("problems").findValuesAsText("field")).containsExactly(field);
  }

  @Test
  void anOrderAboveTheQuotaIsRefusedWithAllFiguresAndTakesNothing() {
    JsonNode before = Demo.quota(ACME_USER, "project", "instances");

    Answer refused = ACME_USER.post("/orders", order(ACME_USER, "above", "count", 21));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.type()).isEqualTo("application/problem+json");
    JsonNode problem = refused.json();
    assertThat(problem.path("type").asText()).isEqualTo("/problems/quota-exceeded");
    assertThat(problem.path("scope").asText()).isEqualTo("project");
    assertThat(problem.path("resource").asText()).isEqualTo("instances");
    assertThat(problem.path("limit").asLong()).isEqualTo(20);
    assertThat(problem.path("used").asLong()).isEqualTo(before.path("used").asLong());
    assertThat(problem.path("reserved").asLong()).isZero();
    assertThat(problem.path("requested").asLong()).isEqualTo(21);
    assertThat(Demo.quota(ACME_USER, "project", "instances")).isEqualTo(before);
  }

  @Test
  void anOrderThatWaitsGoesOnByItselfWhenThereIsRoom() {
    limitInstances(0);
    Answer receipt =
        ACME_USER.post("/orders", order(ACME_USER, "patient", "onQuotaExceeded", "wait"));
    assertThat(receipt.status()).isEqualTo(202);
    assertThat(receipt.json().path("state").asText()).isEqualTo("PENDING_QUOTA");
    assertThat(receipt.json().path("instances")).isEmpty();

    limitInstances(20);

    JsonNode end = Demo.awaitEnd(ACME_USER, receipt.id());
    assertThat(end.path("state").asText()).isEqualTo("FULFILLED");
    assertThat(end.path("instances")).hasSize(1);
  }

  private static void limitInstances(int limit) {
    Answer set =
        ACME_ADMIN.put(
            "/quotas?project=" + Demo.project(ACME_USER),
            object("items", List.of(object("resource", "instances", "limit", limit))));
    assertThat(set.status()).isEqualTo(200);
  }

  @Test
  void anOrderThatWaitsCanBeCalledOffOnce() {
    limitInstances(0);
    String id =
        ACME_USER.post("/orders", order(ACME_USER, "unsure", "onQuotaExceeded", "wait")).id();

    Answer cancelled =
        ACME_USER.post("/orders/" + id + "/cancel", object("reason", "changed my mind"));

    assertThat(cancelled.status()).isEqualTo(202);
    assertThat(cancelled.json().path("state").asText()).isEqualTo("CANCELLED");
    assertThat(ACME_USER.post("/orders/" + id + "/cancel", null).status()).isEqualTo(409);
    limitInstances(20);
  }
}
