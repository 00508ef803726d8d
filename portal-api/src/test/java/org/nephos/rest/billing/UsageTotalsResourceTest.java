package org.nephos.rest.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.billing.api.UsageGrouping;
import org.nephos.billing.api.UsageGrouping.By;
import org.nephos.billing.api.UsageSpan;
import org.nephos.billing.api.UsageTotalsQuery;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.rest.harness.FakeUsage;
import org.nephos.tenancy.Permission;

class UsageTotalsResourceTest {
  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    server.access.allow(Permission.COST_SEE);
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-user"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void totals_are_asked_for_by_two_things_and_a_time() {
    HttpResponse<String> answer =
        user.get(
            "/usage/totals?groupBy=project,tag:team&from=2026-06-01T00:00:00Z"
                + "&to=2026-07-01T00:00:00Z&project="
                + FakeUsage.PROJECT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.usage.asked)
        .containsExactly(
            new UsageTotalsQuery(
                null,
                FakeUsage.PROJECT,
                new UsageSpan.Between(
                    Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")),
                List.of(UsageGrouping.of(By.PROJECT), new UsageGrouping(By.TAG, "team"))));
    JsonNode row = json(answer).path("items").get(0);
    assertThat(row.path("project").asText()).isEqualTo(FakeUsage.PROJECT.toString());
    assertThat(row.path("projectName").asText()).isEqualTo("default");
    assertThat(row.path("tags").get(0).path("key").asText()).isEqualTo("team");
    assertThat(row.path("tags").get(0).path("value").isNull()).isTrue();
    assertThat(row.path("day").isNull()).isTrue();
    assertThat(row.path("cost").path("amount").asText()).isEqualTo("0.000000000001");
    assertThat(json(answer).path("next").isNull()).isTrue();
  }

  @Test
  void totals_by_day_name_each_day() {
    HttpResponse<String> answer = user.get("/usage/totals?groupBy=project,day");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode row = json(answer).path("items").get(0);
    assertThat(row.path("day").asText()).isEqualTo("2026-06-02");
    assertThat(row.path("project").asText()).isEqualTo(FakeUsage.PROJECT.toString());
  }

  @Test
  void totals_are_a_file_on_request() {
    HttpResponse<String> answer = user.get("/usage/totals?groupBy=project", "Accept", "text/csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("project,cost\n");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"usage-totals.csv\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usage/totals?groupBy=colour",
        "/usage/totals?groupBy=day,meter,zone",
        "/usage/totals?from=yesterday",
        "/usage/totals?from=2026-07-01T00:00:00Z&to=2026-06-01T00:00:00Z",
        "/usage/totals?limit=5",
        "/usage/counters?project=x",
        "/usage/gaps?limit=0"
      })
  void what_cannot_be_read_is_refused_before_anything_is_asked(String path) {
    assertThat(user.get(path).statusCode()).isEqualTo(400);
    assertThat(server.usage.asked).isEmpty();
  }

  @Test
  void savings_say_what_was_looked_for_and_what_it_comes_to() {
    JsonNode savings = json(user.get("/usage/savings"));

    assertThat(savings.path("limits").path("idleCpuPercent").asInt()).isEqualTo(5);
    assertThat(savings.path("items").get(0).path("kind").asText()).isEqualTo("STOPPED");
    assertThat(savings.path("items").get(0).path("measured").isNull()).isTrue();
    assertThat(savings.path("savings").get(0).path("amount").asText()).isEqualTo("10.00");
  }

  @Test
  void counters_are_exact_and_gaps_come_in_pages() {
    JsonNode counter = json(user.get("/usage/counters")).path("items").get(0);
    JsonNode gaps = json(user.get("/usage/gaps?limit=1"));

    assertThat(counter.path("bytes").asLong()).isEqualTo(1_099_511_627_776L);
    assertThat(counter.path("quantity").asText()).isEqualTo("1024.000000");
    assertThat(gaps.path("items").get(0).path("reason").asText()).isEqualTo("RESET");
    assertThat(gaps.path("next").asText()).isEqualTo("more");
  }
}
