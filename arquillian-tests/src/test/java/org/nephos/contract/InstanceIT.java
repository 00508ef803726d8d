package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Portal;
import org.nephos.contract.client.Tidy;

/** An instance from its order to its end. */
@ExtendWith(Tidy.class)
class InstanceIT {
  private static String id;
  private static String path;

  @BeforeAll
  static void orderOne() {
    id = Demo.activeInstance(ACME_USER, "life");
    path = "/instances/" + id;
  }

  @Test
  void itSaysWhatItIsAndWhereItCanBeReached() {
    JsonNode instance = ACME_USER.get(path).json();

    assertThat(instance.path("id").asText()).isEqualTo(id);
    assertThat(instance.path("project").asText()).isEqualTo(Demo.project(ACME_USER));
    assertThat(instance.path("tenant").asText()).isEqualTo(Demo.tenant(ACME_USER));
    JsonNode flavor = instance.path("flavor");
    assertThat(flavor.path("id").asText()).isEqualTo(Demo.flavor());
    assertThat(flavor.path("name").asText()).isNotBlank();
    assertThat(flavor.path("vcpus").isInt()).isTrue();
    assertThat(flavor.path("ramMib").isInt()).isTrue();
    assertThat(flavor.path("diskGib").isInt()).isTrue();
    assertThat(instance.path("image").asText()).isEqualTo(Demo.image());
    assertThat(instance.path("zone").asText()).isEqualTo("sim");
    JsonNode address = instance.path("addresses").get(0);
    assertThat(address.path("ip").asText()).matches("[0-9]+(\\.[0-9]+){3}");
    assertThat(address.path("mac").asText()).matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    assertThat(address.path("network").asText()).isNotBlank();
    assertThat(instance.path("volumes").isArray()).isTrue();
    assertThat(instance.path("tags").isObject()).isTrue();
    assertThat(instance.has("leaseEnd")).isTrue();
    assertThat(instance.has("task")).isTrue();
    assertThat(Instant.parse(instance.path("createdAt").asText())).isBefore(Instant.now());
    assertThat(Instant.parse(instance.path("observedAt").asText())).isBefore(Instant.now());
  }

  @Test
  void onlyTheOperatorSeesItsHost() {
    assertThat(ACME_USER.get(path).json().has("host")).isFalse();

    String host = OPERATOR.get(path).json().path("host").asText();

    assertThat(OPERATOR.get("/hosts/" + host).json().path("zone").asText()).isEqualTo("sim");
    assertThat(OPERATOR.get("/instances?host=" + host).text()).contains(id);
  }

  @Test
  void itIsEditedUnderItsEtag() {
    String tag = ACME_USER.get(path).header("ETag");
    assertThat(tag).matches("\".+\"");

    Answer changed =
        ACME_USER.patch(
            path, object("name", "renamed", "tags", Map.of("team", "blue")), "If-Match", tag);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("name").asText()).isEqualTo("renamed");
    assertThat(changed.json().path("tags").path("team").asText()).isEqualTo("blue");
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    assertThat(ACME_USER.get(path).header("ETag")).isEqualTo(changed.header("ETag"));
    Answer late = ACME_USER.patch(path, object("name", "late"), "If-Match", tag);
    assertThat(late.status()).isEqualTo(412);
    assertThat(ACME_USER.patch(path, object("name", "any"), "If-Match", "*").status())
        .isEqualTo(200);
    Answer untouched = ACME_USER.patch(path, object("name", "last"));
    assertThat(untouched.json().path("tags").path("team").asText()).isEqualTo("blue");
    assertThat(ACME_USER.patch(path, object("state", "DELETED")).status()).isEqualTo(422);
  }

  @Test
  void powerIsWorkWithAReceiptAndWhatIsImpossibleNamesWhatIs() {
    String other = Demo.activeInstance(ACME_USER, "power");
    act(other, "stop", "STOPPED");
    assertThat(ACME_USER.get("/instances/" + other).json().path("powerState").asText())
        .isEqualTo("SHUTDOWN");

    Answer refused = ACME_USER.post("/instances/" + other + "/actions", object("action", "pause"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("state-conflict");
    assertThat(refused.json().path("state").asText()).isEqualTo("STOPPED");
    assertThat(refused.json().path("allowed")).extracting(JsonNode::asText).contains("start");
    act(other, "start", "ACTIVE");
    act(other, "pause", "PAUSED");
    act(other, "resume", "ACTIVE");
    act(other, "reboot", "ACTIVE");
    act(other, "force-stop", "STOPPED");
    assertThat(ACME_USER.post("/instances/" + other + "/actions", object("action", "fly")).status())
        .isEqualTo(422);
  }

  private static void act(String instance, String action, String state) {
    Answer receipt =
        ACME_USER.post("/instances/" + instance + "/actions", object("action", action));
    assertThat(receipt.status()).as(action + receipt).isEqualTo(202);
    String job = receipt.json().path("jobId").asText();
    assertThat(receipt.header("Location")).isEqualTo(Portal.url() + "/api/v1/jobs/" + job);
    JsonNode done =
        await()
            .atMost(Duration.ofSeconds(20))
            .pollInterval(Duration.ofMillis(100))
            .until(
                () -> ACME_USER.get("/jobs/" + job).json(),
                now -> now.path("progress").asInt() == 100);
    assertThat(done.path("kind").asText()).isNotBlank();
    assertThat(done.path("state").asText()).isEqualTo("DONE");
    assertThat(done.path("attempts").asInt()).isPositive();
    assertThat(done.path("error").isNull()).isTrue();
    Demo.awaitState(ACME_USER, instance, state);
  }

  @Test
  void itsHistoryIsToldFromTheBeginning() {
    List<JsonNode> steps = ACME_USER.get(path + "/history").items();

    assertThat(steps)
        .extracting(step -> step.path("to").asText())
        .containsSubsequence("REQUESTED", "BUILDING", "ACTIVE");
    assertThat(steps.get(0).path("from").isNull()).isTrue();
    assertThat(steps.get(0).path("actor").asText()).isEqualTo("acme-user");
    List<Instant> times = new ArrayList<>();
    for (JsonNode step : steps) {
      times.add(Instant.parse(step.path("at").asText()));
      assertThat(step.path("trigger").asText()).isNotBlank();
    }
    assertThat(times).isSorted();
  }

  @Test
  void itsConsoleLogIsPlainTextWhateverAcceptSays() {
    for (String accept : List.of("*/*", "text/plain", "text/html", "application/json")) {
      Answer log = ACME_USER.get(path + "/console-log", "Accept", accept);
      assertThat(log.status()).isEqualTo(200);
      assertThat(log.type()).isEqualTo("text/plain");
      assertThat(log.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
    assertThat(OPERATOR.get(path + "/console-log").status()).isEqualTo(403);
  }

  @Test
  void itsMetricsAreSampledByMeterAndTime() {
    JsonNode series =
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(500))
            .until(
                () -> ACME_USER.get(path + "/metrics?meter=cpu.percent").json(),
                now -> !now.path("points").isEmpty());

    assertThat(series.path("meter").asText()).isEqualTo("cpu.percent");
    assertThat(Instant.parse(series.path("points").get(0).path("at").asText()))
        .isBefore(Instant.now());
    assertThat(series.path("points").get(0).path("value").isNumber()).isTrue();
    for (String query :
        List.of(
            "meter=nothing",
            "from=yesterday",
            "step=PT0S",
            "step=1m",
            "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")) {
      assertThat(ACME_USER.get(path + "/metrics?" + query).status()).as(query).isEqualTo(400);
    }
  }

  @Test
  void deletedAtOnceItIsGoneAndItsQuotaFree() {
    long before = Demo.quota(ACME_USER, "project", "instances").path("used").asLong();
    String other = Demo.activeInstance(ACME_USER, "short");

    Answer deleted = ACME_USER.delete("/instances/" + other);

    assertThat(deleted.status()).isEqualTo(202);
    assertThat(deleted.header("Location")).endsWith("/instances/" + other);
    assertThat(deleted.id()).isEqualTo(other);
    JsonNode gone = Demo.awaitState(ACME_USER, other, "DELETED");
    assertThat(gone.path("deletedAt").asText()).isNotBlank();
    assertThat(Demo.quota(ACME_USER, "project", "instances").path("used").asLong())
        .isEqualTo(before);
    assertThat(ACME_USER.get("/instances?limit=500").text()).doesNotContain(other);
    assertThat(ACME_USER.get("/instances?limit=500&state=DELETED").text()).contains(other);
    assertThat(ACME_USER.post("/instances/" + other + "/restore", null).status()).isEqualTo(409);
  }

  @Test
  void deletedWithUndoItCanBeRestored() {
    String other = Demo.activeInstance(ACME_USER, "kept");

    assertThat(ACME_USER.delete("/instances/" + other + "?undo=PT1H").status()).isEqualTo(202);
    Demo.awaitState(ACME_USER, other, "SOFT_DELETED");
    Answer restored = ACME_USER.post("/instances/" + other + "/restore", null);

    assertThat(restored.status()).isEqualTo(202);
    Demo.awaitState(ACME_USER, other, "STOPPED");
    for (String undo : List.of("x", "-PT1H", "1h", "")) {
      assertThat(ACME_USER.delete("/instances/" + other + "?undo=" + undo).status())
          .as(undo)
          .isEqualTo(400);
    }
  }

  @Test
  void deletedWhileItIsBuiltItNeverComesToBe() {
    Answer receipt = ACME_USER.post("/orders", order(ACME_USER, "regret"));
    String other = receipt.json().path("instances").get(0).asText();

    assertThat(ACME_USER.delete("/instances/" + other).status()).isEqualTo(202);

    Demo.awaitState(ACME_USER, other, "DELETED");
    assertThat(Demo.awaitEnd(ACME_USER, receipt.id()).path("state").asText())
        .isIn("CANCELLED", "FAILED", "FULFILLED");
  }

  @Test
  void theOperatorDeletesWithAReason() {
    String other = Demo.activeInstance(ACME_USER, "abuse");

    assertThat(OPERATOR.delete("/instances/" + other).status()).isEqualTo(422);
    Answer deleted =
        OPERATOR.withBody("DELETE", "/instances/" + other, object("reason", "abuse report"));

    assertThat(deleted.status()).isEqualTo(202);
    assertThat(ACME_USER.get("/instances/" + other + "/history").text()).contains("abuse report");
  }
}
