package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.OPERATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** The audit trail. */
@ExtendWith(Tidy.class)
class AuditIT {

  @Test
  void aRequestIsFoundByTheCorrelationIdOfItsAnswer() {
    Answer ordered = ACME_USER.post("/orders", Demo.order(ACME_USER, "audited"));
    String id = ordered.header("X-Correlation-Id");

    JsonNode row = ACME_ADMIN.get("/audit?type=order.accepted&correlationId=" + id).items().get(0);

    assertThat(row.path("actor").path("name").asText()).isEqualTo("acme-user");
    assertThat(row.path("outcome").asText()).isEqualTo("done");
    assertThat(row.path("remoteAddress").asText()).isNotBlank();
    assertThat(row.path("agent").asText()).startsWith("Java-http-client");
    assertThat(row.path("resource").path("id").asText()).isEqualTo(ordered.id());
    assertThat(row.path("tenant").asText()).isEqualTo(Demo.tenant(ACME_USER));
    assertThat(OPERATOR.get("/audit?correlationId=" + id).items()).isNotEmpty();
    assertThat(GLOBEX_ADMIN.get("/audit?correlationId=" + id).items()).isEmpty();
    assertThat(ACME_USER.get("/audit").status()).isEqualTo(403);
  }

  @Test
  void aRefusalIsInIt() {
    Answer refused = ACME_USER.post("/orders", Demo.order(ACME_USER, "audited", "count", 100));
    assertThat(refused.status()).isEqualTo(409);

    JsonNode row =
        ACME_ADMIN
            .get("/audit?outcome=refused&correlationId=" + refused.header("X-Correlation-Id"))
            .items()
            .get(0);

    assertThat(row.path("data").path("code").asText()).isEqualTo("quota-exceeded");
  }

  @Test
  void itComesInPagesAndAsAFile() {
    Answer first = OPERATOR.get("/audit?limit=2");
    assertThat(first.items()).hasSize(2);
    String next = first.json().path("next").asText();
    assertThat(OPERATOR.get("/audit?limit=2&marker=" + next).items())
        .hasSize(2)
        .doesNotContainAnyElementsOf(first.items());
    assertThat(OPERATOR.get("/audit?limit=2&type=order&marker=" + next).status()).isEqualTo(400);
    assertThat(OPERATOR.get("/audit?outcome=perhaps").status()).isEqualTo(400);
    assertThat(OPERATOR.get("/audit?from=yesterday").status()).isEqualTo(400);

    Answer csv = ACME_ADMIN.get("/audit?type=order.", "Accept", "text/csv");
    assertThat(csv.type()).isEqualTo("text/csv");
    assertThat(csv.text()).startsWith("place,at,type,outcome,actor");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> !ACME_ADMIN.get("/audit?type=audit.exported").items().isEmpty());
  }

  @Test
  void theChainIsWhole() {
    JsonNode verdict = OPERATOR.get("/audit/verify").json();
    assertThat(verdict.path("whole").asBoolean()).isTrue();
    assertThat(verdict.path("checked").asLong()).isPositive();
    assertThat(OPERATOR.get("/audit/verify?from=1&to=2").json().path("checked").asLong())
        .isEqualTo(2);
    assertThat(OPERATOR.get("/audit/verify?from=2&to=1").status()).isEqualTo(400);
    assertThat(ACME_ADMIN.get("/audit/verify").status()).isEqualTo(403);
  }
}
