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
import org.nephos.contract.client.Session;
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
  void anEditSaysBeforeAndAfter() {
    String id =
        ACME_USER
            .post("/orders", Demo.order(ACME_USER, "edited"))
            .json()
            .path("instances")
            .get(0)
            .asText();
    Answer renamed = ACME_USER.patch("/instances/" + id, Demo.object("name", "renamed"));
    assertThat(renamed.status()).isEqualTo(200);

    JsonNode row =
        ACME_ADMIN.get("/audit?correlationId=" + renamed.header("X-Correlation-Id")).items().get(0);

    JsonNode change = row.path("changes").get(0);
    assertThat(change.path("field").asText()).isEqualTo("name");
    assertThat(change.path("before").asText()).startsWith("edited");
    assertThat(change.path("after").asText()).isEqualTo("renamed");
    assertThat(Session.of(ACME_ADMIN).get("/audit/list.xhtml?resource=" + id).text())
        .contains("<ins>renamed</ins>");
    assertThat(Session.of(ACME_ADMIN).get("/audit/audit.csv?resource=" + id).text())
        .contains("-> renamed");
  }

  @Test
  void whoTakesAListAwayIsInIt() {
    Answer page = Session.of(ACME_USER).get("/instance/list.csv?state=ERROR&sort=name");
    assertThat(page.status()).isEqualTo(200);
    Answer lines = Session.of(ACME_USER).get("/instance/list.ndjson");
    assertThat(lines.status()).isEqualTo(200);
    Answer api = ACME_USER.get("/instances?limit=2&state=ACTIVE", "Accept", "text/csv");
    assertThat(api.type()).isEqualTo("text/csv");

    JsonNode first = exported(page);
    assertThat(first.path("list").asText()).isEqualTo("instance/list");
    assertThat(first.path("filters").path("state").asText()).isEqualTo("ERROR");
    assertThat(first.path("sort").asText()).isEqualTo("name");
    assertThat(first.path("format").asText()).isEqualTo("csv");
    assertThat(first.path("rows").asLong()).isEqualTo(page.text().lines().count() - 1);
    assertThat(first.path("complete").asBoolean()).isTrue();
    assertThat(exported(lines).path("format").asText()).isEqualTo("ndjson");
    assertThat(exported(api).path("list").asText()).contains("instances");
    assertThat(exported(api).path("rows").asLong()).isEqualTo(api.text().lines().count() - 1);
  }

  @Test
  void whatIsRefusedIsNotExported() {
    Answer refused = Session.of(ACME_USER).get("/instance/list.csv?sort=nothing");
    assertThat(refused.status()).isEqualTo(400);

    assertThat(
            ACME_ADMIN
                .get("/audit?type=list.&correlationId=" + refused.header("X-Correlation-Id"))
                .items())
        .isEmpty();
  }

  private static JsonNode exported(Answer file) {
    return ACME_ADMIN
        .get("/audit?type=list.exported&correlationId=" + file.header("X-Correlation-Id"))
        .items()
        .get(0)
        .path("data");
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
