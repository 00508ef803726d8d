package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ABSENT;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Scaling groups: ordered once, and then they follow their load. */
@ExtendWith(Tidy.class)
class ScalingIT {

  private static Map<String, Object> group(String name, Object... changes) {
    Object[] fields = {
      "project",
      Demo.project(ACME_USER),
      "name",
      name,
      "min",
      1,
      "max",
      3,
      "cooldownSeconds",
      0,
      "template",
      object("flavor", Demo.flavor(), "image", Demo.image(), "zone", "sim"),
      "policies",
      List.of(object("scaleOutAt", 70, "scaleInAt", 20, "windowSeconds", 10, "step", 2))
    };
    Object[] all = Arrays.copyOf(fields, fields.length + changes.length);
    System.arraycopy(changes, 0, all, fields.length, changes.length);
    return object(all);
  }

  private static void load(String group, int percent) {
    Answer set =
        OPERATOR.put("/simulation/load", object("scalingGroup", group, "totalCpuPercent", percent));
    assertThat(set.status()).as(set.toString()).isEqualTo(200);
  }

  @Test
  void aGroupGrowsToItsMaximumNeverPastItAndShrinksAgain() {
    Answer ordered = ACME_USER.post("/scaling-groups", group("follows"));
    assertThat(ordered.status()).isEqualTo(202);
    String id = ordered.id();
    assertThat(ordered.header("Location")).endsWith("/api/v1/scaling-groups/" + id);
    assertThat(ordered.json().path("desired").asInt()).isEqualTo(1);
    AtomicInteger most = new AtomicInteger();

    load(id, 600);
    awaitMembers(id, 3, most);
    load(id, 0);
    awaitMembers(id, 1, most);

    assertThat(most.get()).isEqualTo(3);
    List<JsonNode> decisions = ACME_USER.get("/scaling-groups/" + id + "/history").items();
    JsonNode out =
        decisions.stream()
            .filter(one -> one.path("action").asText().equals("OUT"))
            .findFirst()
            .orElseThrow();
    assertThat(out.path("meter").asText()).isEqualTo("cpu.percent");
    assertThat(new BigDecimal(out.path("value").asText())).isGreaterThan(new BigDecimal(70));
    assertThat(out.path("threshold").asText()).isEqualTo("70");
    assertThat(out.path("from").asInt()).isEqualTo(1);
    assertThat(out.path("to").asInt()).isEqualTo(3);
    assertThat(decisions).extracting(one -> one.path("action").asText()).contains("IN");
  }

  private static void awaitMembers(String id, int count, AtomicInteger most) {
    await()
        .atMost(Duration.ofSeconds(75))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              int now = ACME_USER.get("/scaling-groups/" + id).json().path("members").size();
              most.accumulateAndGet(now, Math::max);
              return now == count;
            });
  }

  @Test
  void theRoomForItsMaximumIsHeldFromItsOrderToItsEnd() {
    Answer ordered =
        ACME_USER.post(
            "/scaling-groups", group("holds", "min", 0, "max", 5, "policies", List.of()));
    String id = ordered.id();

    assertThat(held()).isGreaterThanOrEqualTo(5);
    Answer tooMany = ACME_USER.post("/scaling-groups", group("many", "max", 30));
    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(tooMany.problem()).isEqualTo("quota-exceeded");
    JsonNode order = ACME_USER.get("/orders/" + ordered.json().path("orderId").asText()).json();
    assertThat(order.path("kind").asText()).isEqualTo("scalingGroup.create");

    long before = held();
    assertThat(ACME_USER.delete("/scaling-groups/" + id).status()).isEqualTo(202);
    await().atMost(Duration.ofSeconds(20)).until(() -> held() == before - 5);
  }

  private static long held() {
    JsonNode line = Demo.quota(ACME_USER, "project", "instances");
    return line.path("used").asLong() + line.path("reserved").asLong();
  }

  @Test
  void anOrderOfThatKindMakesTheSameGroup() {
    Answer trial =
        ACME_USER.post(
            "/orders?dryRun=true", object("kind", "scalingGroup.create", "spec", group("kind")));
    assertThat(trial.json().path("verdict").asText()).isEqualTo("accepted");

    Answer receipt =
        ACME_USER.post("/orders", object("kind", "scalingGroup.create", "spec", group("kind")));

    assertThat(receipt.status()).isEqualTo(202);
    String id = receipt.json().path("target").asText();
    assertThat(ACME_USER.get("/scaling-groups/" + id).json().path("orderId").asText())
        .isEqualTo(receipt.id());
    Answer wrong =
        ACME_USER.post(
            "/orders",
            object("kind", "scalingGroup.create", "spec", group("", "template", ABSENT)));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.wrongFields()).contains("spec.template");
  }

  @Test
  void itsFiguresAreChangedUnderItsEtag() {
    String id = ACME_USER.post("/scaling-groups", group("edit", "min", 0)).id();
    String path = "/scaling-groups/" + id;
    String tag = ACME_USER.get(path).header("ETag");

    Answer changed = ACME_USER.patch(path, object("desired", 2), "If-Match", tag);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("desired").asInt()).isEqualTo(2);
    assertThat(ACME_USER.patch(path, object("desired", 1), "If-Match", tag).status())
        .isEqualTo(412);
    assertThat(ACME_USER.patch(path, object("desired", 4)).status()).isEqualTo(422);
    Set<String> members = new HashSet<>();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              ACME_USER.get(path).json().path("members").forEach(one -> members.add(one.asText()));
              return members.size() == 2;
            });
    assertThat(ACME_USER.get("/instances?scalingGroup=" + id).items())
        .extracting(one -> one.path("id").asText())
        .containsExactlyInAnyOrderElementsOf(members);
  }

  @Test
  void figuresThatMakeNoSenseAreRefused() {
    List<Map<String, Object>> wrong =
        List.of(
            group("w", "min", 4),
            group("w", "min", -1),
            group("w", "max", 0),
            group("w", "max", 101),
            group("w", "max", "3"),
            group("w", "desired", 4),
            group("w", "cooldownSeconds", -1),
            group("w", "template", object("flavor", Demo.NO_ID, "image", Demo.image())),
            group("w", "policies", List.of(object("scaleOutAt", 20, "scaleInAt", 70))),
            group("<w>"),
            group("w", "maximum", 3));
    for (Map<String, Object> body : wrong) {
      Answer refused = ACME_USER.post("/scaling-groups", body);
      assertThat(refused.status()).as(body + " " + refused).isEqualTo(422);
    }
  }

  private static void askFirst() {
    Answer policy =
        ACME_ADMIN.post(
            "/order-policies",
            object(
                "tenant",
                Demo.tenant(ACME_USER),
                "name",
                "large groups",
                "outcome",
                "approval",
                "approver",
                "tenant-admin",
                "decideAfter",
                "PT1H",
                "conditions",
                object("kinds", List.of("scalingGroup.create"))));
    assertThat(policy.status()).as(policy.toString()).isEqualTo(201);
  }

  private static long reserved() {
    return Demo.quota(ACME_USER, "project", "instances").path("reserved").asLong();
  }

  @Test
  void aGroupWaitsForAnApprovalWithItsRoomHeldAndIsBegunByIt() {
    Tidy.tidy();
    askFirst();
    Map<String, Object> wish = group("asked", "reason", "The sale.");
    JsonNode trial =
        ACME_USER
            .post("/orders?dryRun=true", object("kind", "scalingGroup.create", "spec", wish))
            .json();
    assertThat(trial.path("verdict").asText()).as(trial.toString()).isEqualTo("approval");

    Answer ordered = ACME_USER.post("/scaling-groups", wish);

    assertThat(ordered.status()).as(ordered.toString()).isEqualTo(202);
    assertThat(ordered.json().path("state").asText()).isEqualTo("PENDING_APPROVAL");
    String path = "/scaling-groups/" + ordered.id();
    String order = "/orders/" + ordered.json().path("orderId").asText();
    assertThat(ACME_USER.get(order).json().path("state").asText()).isEqualTo("PENDING_APPROVAL");
    assertThat(ACME_USER.get(order).json().path("reason").asText()).isEqualTo("The sale.");
    assertThat(reserved()).isEqualTo(3);
    assertThat(ACME_USER.get("/scaling-groups?state=PENDING_APPROVAL").items())
        .extracting(one -> one.path("id").asText())
        .containsExactly(ordered.id());
    Answer patched = ACME_USER.patch(path, object("desired", 2));
    assertThat(patched.status()).isEqualTo(409);
    assertThat(patched.json().path("type").asText()).isEqualTo("/problems/state-conflict");
    assertThat(patched.json().path("state").asText()).isEqualTo("PENDING_APPROVAL");
    JsonNode decision = ACME_ADMIN.get(order + "/decision").json();
    assertThat(decision.path("details").path("count").asInt()).isEqualTo(3);
    assertThat(decision.path("mayDecide").asBoolean()).isTrue();

    assertThat(ACME_ADMIN.post(order + "/approve", null).json().path("state").asText())
        .isEqualTo("FULFILLED");

    assertThat(ACME_USER.get(path).json().path("state").asText()).isEqualTo("ACTIVE");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ACME_USER.get(path).json().path("members").size() == 1);
    assertThat(Demo.quota(ACME_USER, "project", "instances").path("used").asLong()).isEqualTo(1);
    assertThat(reserved()).isEqualTo(2);
  }

  @Test
  void aGroupThatWaitsIsWithdrawnByItsDeletionAndGoneWhenItIsRejected() {
    Tidy.tidy();
    askFirst();
    Answer first = ACME_USER.post("/scaling-groups", group("withdrawn"));
    Answer second = ACME_USER.post("/scaling-groups", group("rejected"));
    assertThat(reserved()).isEqualTo(6);

    assertThat(ACME_USER.delete("/scaling-groups/" + first.id()).status()).isEqualTo(202);
    String order = "/orders/" + second.json().path("orderId").asText();
    assertThat(ACME_ADMIN.post(order + "/reject", object("reason", "Too large.")).status())
        .isEqualTo(200);

    assertThat(
            ACME_USER
                .get("/orders/" + first.json().path("orderId").asText())
                .json()
                .path("state")
                .asText())
        .isEqualTo("CANCELLED");
    JsonNode gone = ACME_USER.get("/scaling-groups/" + second.id()).json();
    assertThat(gone.path("state").asText()).isEqualTo("DELETED");
    assertThat(gone.path("fault").path("detail").asText()).isEqualTo("Too large.");
    assertThat(reserved()).isZero();
  }
}
