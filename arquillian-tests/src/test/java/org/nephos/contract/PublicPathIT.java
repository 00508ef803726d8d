package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_USER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Portal;

/** What anybody may read: the API's document, health, metrics. */
class PublicPathIT {

  @Test
  void theDocumentDescribesEveryPathWithExamplesAndErrors() {
    Answer answer = Portal.get("/openapi");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode document = answer.json();
    assertThat(document.path("openapi").asText()).startsWith("3.");
    assertThat(document.path("paths").properties())
        .extracting(path -> path.getKey())
        .contains(
            "/me",
            "/orders",
            "/orders/{id}/cancel",
            "/instances/{id}",
            "/instances/{id}/actions",
            "/quotas",
            "/quota-requests/{id}/approve",
            "/usage",
            "/scaling-groups/{id}/history",
            "/hosts/{id}/maintenance",
            "/events",
            "/events/stream",
            "/jobs/{id}");
    assertThat(document.path("servers").get(0).path("url").asText()).isEqualTo("/api/v1");
    assertThat(Portal.get("/openapi", "Accept", "application/yaml").text()).startsWith("---");
  }

  @Test
  void healthIsUpAndNamesItsChecks() {
    for (String path : List.of("/health/live", "/health/ready")) {
      Answer health = Portal.get(path);
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.type()).isEqualTo("application/json");
      assertThat(health.json().path("status").asText()).isEqualTo("UP");
    }
    assertThat(Portal.get("/health/ready").json().path("checks"))
        .extracting(check -> check.path("name").asText())
        .contains("database", "scheduler", "hosts");
  }

  @Test
  void metricsAreInPrometheusForm() {
    ACME_USER.get("/me");

    Answer metrics = Portal.get("/metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.type()).isEqualTo("text/plain");
    assertThat(metrics.text()).contains("# TYPE ").contains("nephos_");
    assertThat(metrics.text()).doesNotContain("acme-user");
  }
}
