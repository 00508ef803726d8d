package org.nephos.rest.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.billing.api.AddRate;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class RateResourceTest {
  private ApiServer server;
  private Client operator;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    operator = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "operator"));
    server.access.allow(Permission.CLOUD_OPERATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_rate_of_a_counters_meter_is_added_by_the_gb_with_all_that_was_given() {
    UUID plan = UUID.randomUUID();
    UUID flavor = UUID.randomUUID();

    HttpResponse<String> answer =
        operator.send(
            "POST",
            "/rates",
            "{\"pricePlan\": \""
                + plan
                + "\", \"meter\": \"instance.networkOut\", \"flavor\": \""
                + flavor
                + "\", \"zone\": \"north\", \"unitPrice\": \"0.0800\", \"freeQuantity\":"
                + " \"100.5\", \"tiers\": [{\"above\": \"1000\", \"unitPrice\": \"0.05\"}],"
                + " \"validFrom\": \"2026-07-01T00:00:00Z\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(server.prices.added)
        .containsExactly(
            new AddRate(
                plan,
                "instance.networkOut",
                flavor,
                null,
                "north",
                null,
                new BigDecimal("0.0800"),
                Instant.parse("2026-07-01T00:00:00Z"),
                null,
                new BigDecimal("100.5"),
                List.of(new AddRate.Step(new BigDecimal("1000"), new BigDecimal("0.05"))),
                null));
    JsonNode made = json(answer);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(at -> assertThat(at).endsWith("/rates/" + made.path("id").asText()));
    assertThat(made.path("meter").asText()).isEqualTo("instance.networkOut");
    assertThat(made.path("unit").asText()).isEqualTo("GB");
    assertThat(made.path("unitPrice").path("amount").asText()).isEqualTo("0.0800");
    assertThat(made.path("freeQuantity").asText()).isEqualTo("100.5");
    assertThat(made.path("tiers").get(0).path("above").asText()).isEqualTo("1000");
    assertThat(made.path("state").asText()).isEqualTo("PLANNED");
  }
}
