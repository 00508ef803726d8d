package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Leases over HTTP: policies, orders with an end, and more time by request. */
@ExtendWith(Tidy.class)
class LeaseIT {
  private static final String NEVER_ASKED = "P3650D";

  private static String policyPath() {
    return "/tenants/" + Demo.tenant(ACME_USER) + "/lease-policy";
  }

  private static Map<String, Object> policy(String maximum, Integer free) {
    Map<String, Object> policy =
        object(
            "maximum", maximum, "mandatory", false, "warnBefore", List.of("P1D"), "grace", "P7D");
    if (free != null) {
      policy.put("freeExtensions", free);
    }
    return policy;
  }

  @AfterEach
  void resetPolicy() {
    OPERATOR.put(policyPath(), policy(NEVER_ASKED, null));
  }

  private static String leased(String name, String lease) {
    Answer receipt = ACME_USER.post("/orders", order(ACME_USER, name, "lease", lease));
    assertThat(receipt.status()).as(receipt.toString()).isEqualTo(202);
    return receipt.json().path("instances").get(0).asText();
  }

  private static Answer ask(String instance, Duration fromNow) {
    return ACME_USER.post(
        "/lease-extensions",
        object(
            "instance",
            instance,
            "until",
            Instant.now().plus(fromNow).truncatedTo(ChronoUnit.SECONDS).toString(),
            "reason",
            "The sale goes on."));
  }

  @Test
  void aPolicyIsSetWithinWhatTheOperatorAllows() {
    assertThat(OPERATOR.put(policyPath(), policy("P30D", 1)).status()).isEqualTo(200);

    Answer beyond = ACME_ADMIN.put(policyPath(), policy("P31D", 1));
    assertThat(beyond.status()).isEqualTo(422);
    assertThat(beyond.wrongFields()).containsExactly("maximum");
    assertThat(ACME_ADMIN.put(policyPath(), policy("P20D", 1)).status()).isEqualTo(200);
    JsonNode seen = ACME_USER.get("/projects/" + Demo.project(ACME_USER) + "/lease-policy").json();
    assertThat(seen.path("maximum").asText()).isEqualTo("PT480H");
    assertThat(seen.path("bound").asText()).isEqualTo("PT720H");
    assertThat(ACME_USER.put(policyPath(), policy("P20D", 1)).status()).isEqualTo(403);
    assertThat(GLOBEX_USER.get(policyPath()).status()).isEqualTo(404);

    Answer tooLong = ACME_USER.post("/orders", order(ACME_USER, "long", "lease", "P21D"));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.wrongFields()).containsExactly("lease");
  }

  @Test
  void whatCannotBeReadOfAPolicyIsRefusedFieldByField() {
    Answer refused =
        OPERATOR.put(
            policyPath(),
            object(
                "maximum", "soon", "mandatory", false, "warnBefore", List.of("x"), "grace", "P1D"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrongFields()).contains("maximum", "warnBefore");
  }

  @Test
  void moreTimeIsGivenAtOnceAsOftenAsThePolicySaysAndThenDecided() {
    OPERATOR.put(policyPath(), policy("P30D", 1));
    String instance = leased("leased", "P1D");

    Answer first = ask(instance, Duration.ofDays(2));
    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(first.json().path("state").asText()).isEqualTo("APPROVED");
    Answer second = ask(instance, Duration.ofDays(3));
    assertThat(second.json().path("state").asText()).isEqualTo("PENDING");
    assertThat(ask(instance, Duration.ofDays(4)).status()).isEqualTo(409);

    String path = "/lease-extensions/" + second.id();
    assertThat(ACME_USER.post(path + "/approve", null).status()).isEqualTo(403);
    assertThat(GLOBEX_USER.get(path).status()).isEqualTo(404);
    assertThat(ACME_ADMIN.post(path + "/deny", object()).status()).isEqualTo(422);
    Answer approved = ACME_ADMIN.post(path + "/approve", object("reason", "Go on."));
    assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
    assertThat(approved.json().path("decision").path("reason").asText()).isEqualTo("Go on.");
    assertThat(ACME_USER.get("/instances/" + instance).json().path("leaseEnd").asText())
        .isEqualTo(approved.json().path("until").asText());
    assertThat(ACME_USER.get("/leases").items())
        .extracting(item -> item.path("id").asText())
        .contains(instance);
    assertThat(GLOBEX_USER.get("/leases").items())
        .extracting(item -> item.path("id").asText())
        .doesNotContain(instance);
  }

  @Test
  void aLeaseIsTakenOffWithAReasonUnlessEachInstanceHasOne() {
    String instance = leased("for good", "P1D");
    assertThat(ACME_USER.delete("/leases/" + instance).status()).isEqualTo(422);
    assertThat(GLOBEX_USER.delete("/leases/" + instance + "?reason=Mine").status()).isEqualTo(404);

    Answer gone = ACME_USER.delete("/leases/" + instance + "?reason=Needed");

    assertThat(gone.status()).as(gone.toString()).isEqualTo(200);
    assertThat(gone.json().path("leaseEnd").isNull()).isTrue();
    assertThat(ACME_USER.get("/leases").items())
        .extracting(item -> item.path("id").asText())
        .doesNotContain(instance);

    Map<String, Object> strict = policy("P30D", null);
    strict.put("mandatory", true);
    OPERATOR.put(policyPath(), strict);
    Answer kept = ACME_USER.delete("/leases/" + leased("kept", "P1D") + "?reason=Needed");
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.json().path("type").asText()).isEqualTo("/problems/lease-mandatory");
  }

  @Test
  void theListIsCsvToWhoLikesThatBetterWithTheSameRows() {
    String instance = leased("listed", "P2D");

    Answer csv = ACME_USER.get("/leases?sort=name", "Accept", "text/csv");

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.type()).isEqualTo("text/csv");
    assertThat(csv.text().lines().skip(1).map(line -> line.substring(0, 36)))
        .contains(instance)
        .containsExactlyElementsOf(
            ACME_USER.get("/leases?sort=name").items().stream()
                .map(item -> item.path("id").asText())
                .toList());
  }

  @Test
  void anEarlierEndIsRefusedAtItsField() {
    String instance = leased("leased", "P2D");

    Answer refused = ask(instance, Duration.ofDays(1));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.wrongFields()).containsExactly("until");
  }

  @Test
  void atTheEndTheInstanceIsStoppedAndNotStartedAgain() {
    String instance = leased("short", "PT10S");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                ACME_USER
                    .get("/instances/" + instance)
                    .json()
                    .path("state")
                    .asText()
                    .equals("STOPPED"));

    assertThat(ACME_USER.get("/instances/" + instance).json().path("leaseDeleteAt").isTextual())
        .isTrue();
    Answer start = ACME_USER.post("/instances/" + instance + "/actions", object("action", "start"));
    assertThat(start.status()).isEqualTo(409);
    assertThat(start.json().path("type").asText()).isEqualTo("/problems/lease-over");
  }
}
