package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Policies on orders, and orders that wait for an approval. */
@ExtendWith(Tidy.class)
class ApprovalIT {

  @AfterEach
  void tidy() {
    Tidy.tidy();
  }

  private static Map<String, Object> policy(String name, Object... more) {
    Object[] fields = {
      "tenant",
      Demo.tenant(ACME_USER),
      "name",
      name,
      "outcome",
      "approval",
      "approver",
      "tenant-admin",
      "decideAfter",
      "PT1H",
      "message",
      "Say what it is for."
    };
    Map<String, Object> policy = object(fields);
    policy.putAll(object(more));
    return policy;
  }

  private static Answer made(Map<String, Object> policy) {
    Answer answer = ACME_ADMIN.post("/order-policies", policy);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer;
  }

  private static JsonNode instances() {
    return Demo.quota(ACME_USER, "project", "instances");
  }

  @Test
  void anOrderWaitsWithItsRoomHeldUntilItIsApproved() {
    made(policy("ask first"));
    Answer receipt =
        ACME_USER.post("/orders", order(ACME_USER, "asked", "count", 2, "reason", "The sale."));

    assertThat(receipt.status()).isEqualTo(202);
    JsonNode order = receipt.json();
    assertThat(order.path("state").asText()).isEqualTo("PENDING_APPROVAL");
    assertThat(order.path("instances")).isEmpty();
    assertThat(order.path("reason").asText()).isEqualTo("The sale.");
    assertThat(order.path("approval").path("policy").asText()).isEqualTo("ask first");
    assertThat(order.path("approval").path("approver").asText()).isEqualTo("tenant-admin");
    assertThat(instances().path("used").asLong()).isZero();
    assertThat(instances().path("reserved").asLong()).isEqualTo(2);
    String path = "/orders/" + receipt.id();
    assertThat(ACME_USER.post(path + "/approve", null).status()).isEqualTo(403);
    assertThat(GLOBEX_ADMIN.post(path + "/approve", null).status()).isEqualTo(404);
    JsonNode decision = ACME_ADMIN.get(path + "/decision").json();
    assertThat(decision.path("mayDecide").asBoolean()).isTrue();
    assertThat(decision.path("own").asBoolean()).isFalse();
    assertThat(decision.path("details").path("count").asInt()).isEqualTo(2);
    assertThat(decision.path("capacity")).isEmpty();
    assertThat(OPERATOR.get(path + "/decision").json().path("capacity")).hasSize(3);

    Answer approved = ACME_ADMIN.post(path + "/approve", object("reason", "Fine."));

    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.json().path("instances")).hasSize(2);
    assertThat(approved.json().path("approval").path("decision").asText()).isEqualTo("approved");
    assertThat(approved.json().path("approval").path("decidedBy").asText()).isEqualTo("acme-admin");
    assertThat(instances().path("used").asLong()).isEqualTo(2);
    assertThat(instances().path("reserved").asLong()).isZero();
    assertThat(Demo.awaitEnd(ACME_USER, receipt.id()).path("state").asText())
        .isEqualTo("FULFILLED");
    Answer again = ACME_ADMIN.post(path + "/approve", null);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("type").asText()).isEqualTo("/problems/state-conflict");
  }

  @Test
  void aRejectedOrderSaysWhyAndGivesItsRoomBack() {
    made(policy("ask first"));
    String path = "/orders/" + ACME_USER.post("/orders", order(ACME_USER, "asked")).id();

    assertThat(ACME_ADMIN.post(path + "/reject", object("reason", " ")).status()).isEqualTo(422);
    Answer rejected = ACME_ADMIN.post(path + "/reject", object("reason", "Too expensive."));

    assertThat(rejected.status()).isEqualTo(200);
    JsonNode order = ACME_USER.get(path).json();
    assertThat(order.path("state").asText()).isEqualTo("REJECTED");
    assertThat(order.path("approval").path("reason").asText()).isEqualTo("Too expensive.");
    assertThat(order.path("fault").path("detail").asText()).isEqualTo("Too expensive.");
    assertThat(instances().path("reserved").asLong()).isZero();
  }

  @Test
  void noMoreThanHalfOfTheProjectWaits() {
    made(policy("ask first"));
    assertThat(ACME_USER.post("/orders", order(ACME_USER, "half", "count", 10)).status())
        .isEqualTo(202);

    Answer more = ACME_USER.post("/orders", order(ACME_USER, "one more"));

    assertThat(more.status()).isEqualTo(409);
    assertThat(more.json().path("type").asText()).isEqualTo("/problems/too-much-waits");
    assertThat(more.json().path("share").asLong()).isEqualTo(10);
    assertThat(more.json().path("waiting").asLong()).isEqualTo(10);
    assertThat(more.json().path("requested").asLong()).isEqualTo(1);
  }

  @Test
  void aRefusalNamesThePolicyAndTheDryRunSaysItBefore() {
    made(
        object(
            "tenant",
            Demo.tenant(ACME_USER),
            "name",
            "not here",
            "outcome",
            "refusal",
            "message",
            "Take the other zone.",
            "conditions",
            object("zones", List.of("sim"))));

    Answer refused = ACME_USER.post("/orders", order(ACME_USER, "refused"));
    JsonNode trial = ACME_USER.post("/orders?dryRun=true", order(ACME_USER, "refused")).json();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asText()).isEqualTo("/problems/policy-refused");
    assertThat(refused.json().path("policy").asText()).isEqualTo("not here");
    assertThat(refused.json().path("message").asText()).isEqualTo("Take the other zone.");
    assertThat(trial.path("verdict").asText()).isEqualTo("refused");
    assertThat(trial.path("policy").asText()).isEqualTo("not here");
    assertThat(GLOBEX_USER.post("/orders", order(GLOBEX_USER, "others")).status()).isEqualTo(202);
  }

  @Test
  void rulesNameTheFieldsThatDoNotKeepThem() {
    made(
        object(
            "tenant",
            Demo.tenant(ACME_USER),
            "name",
            "house rules",
            "outcome",
            "automatic",
            "rules",
            object(
                "namePattern",
                "web-.*",
                "requiredTags",
                List.of(object("key", "team", "values", List.of("blue"))))));

    Answer broken = ACME_USER.post("/orders", order(ACME_USER, "db"));
    Answer kept =
        ACME_USER.post("/orders", order(ACME_USER, "web-1", "tags", object("team", "blue")));

    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.wrongFields()).containsExactlyInAnyOrder("name", "tags");
    assertThat(kept.status()).isEqualTo(202);
  }

  @Test
  void theDryRunSaysThatItWouldWaitAndForWhom() {
    made(policy("large orders", "conditions", object("monthlyCost", "0.01")));

    JsonNode trial = ACME_USER.post("/orders?dryRun=true", order(ACME_USER, "trial")).json();

    assertThat(trial.path("verdict").asText()).isEqualTo("approval");
    assertThat(trial.path("policy").asText()).isEqualTo("large orders");
    assertThat(trial.path("approval").path("approver").asText()).isEqualTo("tenant-admin");
    assertThat(trial.path("approval").path("decideAfter").asText()).isEqualTo("PT1H");
    assertThat(instances().path("reserved").asLong()).isZero();
  }

  @Test
  void policiesAreMadeReadSaidAnewAndDeleted() {
    Answer made = made(policy("ask first"));
    String path = "/order-policies/" + made.id();

    assertThat(made.json().path("defaultDecision").asText()).isEqualTo("expire");
    assertThat(made.header("Location")).endsWith(path);
    assertThat(ACME_ADMIN.get("/order-policies").items())
        .extracting(one -> one.path("id").asText())
        .contains(made.id());
    assertThat(GLOBEX_ADMIN.get("/order-policies").items()).isEmpty();
    assertThat(GLOBEX_ADMIN.get(path).status()).isEqualTo(404);
    assertThat(ACME_VIEWER.get(path).status()).isEqualTo(404);
    assertThat(ACME_USER.get("/order-policies").status()).isEqualTo(403);
    String tag = ACME_ADMIN.get(path).header("ETag");
    Map<String, Object> anew = object("name", "none today", "outcome", "refusal");
    assertThat(ACME_ADMIN.put(path, anew, "If-Match", tag).status()).isEqualTo(200);
    assertThat(ACME_ADMIN.put(path, anew, "If-Match", tag).status()).isEqualTo(412);
    assertThat(ACME_ADMIN.get(path).json().path("approver").isNull()).isTrue();
    assertThat(ACME_ADMIN.delete(path).status()).isEqualTo(204);
    assertThat(ACME_ADMIN.get(path).status()).isEqualTo(404);
  }

  @Test
  void valuesThatCannotBeAreRefusedByTheirFields() {
    Answer wrong =
        ACME_ADMIN.post(
            "/order-policies",
            policy(
                "wrong",
                "decideAfter",
                "P91D",
                "conditions",
                object("zones", List.of("nowhere"), "flavors", List.of(Demo.NO_ID)),
                "rules",
                object("namePattern", "(a")));

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.wrongFields())
        .containsExactlyInAnyOrder(
            "decideAfter", "conditions.zones", "conditions.flavors", "rules.namePattern");
    assertThat(
            ACME_ADMIN
                .post("/order-policies", policy("foreign", "tenant", Demo.tenant(GLOBEX_USER)))
                .wrongFields())
        .containsExactly("tenant");
    assertThat(
            ACME_ADMIN
                .post("/order-policies", object("name", "cloud", "outcome", "refusal"))
                .status())
        .isEqualTo(403);
  }
}
