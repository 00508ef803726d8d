package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NOBODY;
import static org.nephos.contract.client.Demo.NO_ID;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Refusals: their form, and which of several reasons is told. */
@ExtendWith(Tidy.class)
class ProblemIT {

  @Test
  void withoutAGoodTokenNothingIsTold() {
    String good = ACME_USER.token();
    List<String> bad =
        List.of(
            "Bearer x",
            "Bearer",
            "Bearer " + good.substring(0, good.length() - 4) + "AAAA",
            "Bearer " + "a".repeat(20_000),
            "Bearer nph_" + "a".repeat(40),
            "Basic YTpi",
            good);
    byte[] body = NOBODY.get("/me").body();
    for (String header : bad) {
      for (String path : List.of("/me", "/instances/" + NO_ID, "/nothing", "/instances/x")) {
        Answer answer = NOBODY.get(path, "Authorization", header);
        assertThat(answer.status()).as(header).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      }
    }
    assertThat(NOBODY.post("/orders", "{").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instances",
        "orders",
        "jobs",
        "keypairs",
        "api-tokens",
        "quota-requests",
        "scaling-groups",
        "projects",
        "flavors",
        "images",
        "networks",
        "zones",
        "hosts",
        "tenants"
      })
  void whatIsNotThereIsNotFoundWhateverTheIdLooksLike(String list) {
    Set<String> answers = new HashSet<>();
    List<String> ids =
        List.of(
            NO_ID,
            NO_ID.toUpperCase(Locale.ROOT),
            "x",
            "1",
            "null",
            "%00",
            "%ff",
            "..%2f..%2fetc",
            "x%0a",
            "a".repeat(3_000),
            "%27%20or%201=1");
    for (String id : ids) {
      Answer answer = ACME_USER.get("/" + list + "/" + id);
      assertThat(answer.status()).as(id).isEqualTo(404);
      answers.add(answer.type() + answer.text());
    }
    assertThat(answers).hasSize(1);
  }

  @Test
  void whatIsAnothersIsNotFoundToTheByte() {
    String id =
        ACME_USER
            .post("/orders", order(ACME_USER, "secret"))
            .json()
            .path("instances")
            .get(0)
            .asText();

    Answer foreign = GLOBEX_USER.get("/instances/" + id);

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(GLOBEX_USER.get("/instances/" + NO_ID).body());
    assertThat(foreign.body()).isEqualTo(GLOBEX_USER.get("/nothing/at/all").body());
    Answer change = GLOBEX_USER.patch("/instances/" + id, "{", "If-Match", "\"99\"");
    assertThat(change.status()).isEqualTo(404);
    assertThat(change.body()).isEqualTo(foreign.body());
  }

  @Test
  void theOrderOfChecksIsFixed() {
    String id = Demo.activeInstance(ACME_USER, "checks");
    String path = "/instances/" + id;

    assertThat(ACME_VIEWER.patch(path, "{", "If-Match", "\"99\"").status()).isEqualTo(403);
    assertThat(ACME_USER.patch(path, "{", "If-Match", "\"99\"").status()).isEqualTo(400);
    assertThat(ACME_USER.patch(path, object("name", "<"), "If-Match", "\"99\"").status())
        .isEqualTo(422);
    assertThat(ACME_USER.patch(path, object("name", "b"), "If-Match", "\"99\"").status())
        .isEqualTo(412);
    assertThat(ACME_USER.post(path + "/actions", object("action", "start")).status())
        .isEqualTo(409);
    assertThat(ACME_VIEWER.post("/orders", "{").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "text/html",
        "application/xml",
        "text/csv",
        "image/png",
        "application/json"
      })
  void aProblemIsAProblemWhateverAcceptSays(String accept) {
    List<Answer> answers =
        List.of(
            ACME_USER.get("/instances/" + NO_ID, "Accept", accept),
            ACME_USER.get("/nothing", "Accept", accept),
            ACME_USER.get("/instances?limit=x", "Accept", accept),
            ACME_USER.get("/hosts", "Accept", accept),
            ACME_USER.post("/orders", "{", "Accept", accept),
            ACME_USER.post("/orders", "{}", "Accept", accept),
            ACME_USER.post("/orders", order(ACME_USER, "many", "count", 100), "Accept", accept),
            ACME_USER.put("/me", "{}", "Accept", accept),
            NOBODY.get("/me", "Accept", accept));
    for (Answer answer : answers) {
      assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
      assertThat(answer.type()).as(answer.toString()).isEqualTo("application/problem+json");
      assertThat(answer.json().path("type").asText()).startsWith("/problems/");
      assertThat(answer.json().path("title").asText()).isNotBlank();
      assertThat(answer.json().path("detail").asText()).isNotBlank();
      assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
    }
  }

  @Test
  void theCorrelationIdIsInTheHeaderAndNowhereElse() {
    Answer refused = ACME_USER.get("/instances/" + NO_ID);
    Answer served = ACME_USER.get("/me");

    assertThat(refused.header("X-Correlation-Id")).isNotBlank();
    assertThat(refused.text()).doesNotContain(refused.header("X-Correlation-Id"));
    assertThat(served.header("X-Correlation-Id"))
        .isNotBlank()
        .isNotEqualTo(refused.header("X-Correlation-Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST", "PURGE"})
  void aPathSaysWhichMethodsItTakes(String verb) {
    Answer answer = ACME_USER.send(verb, "/flavors", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET");
    assertThat(answer.type()).isEqualTo("application/problem+json");
  }

  @Test
  void nothingIsCachedSniffedOrFramed() {
    Answer answer = ACME_USER.get("/me");

    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
  }
}
