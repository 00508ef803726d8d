package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Sizes of quota: asked for by name, edited by the operator, and what a tenant may order. */
@ExtendWith(Tidy.class)
class QuotaPresetIT {
  private static JsonNode preset(String name) {
    return ACME_VIEWER.get("/quota-presets").items().stream()
        .filter(preset -> preset.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String id(String name) {
    return preset(name).path("id").asText();
  }

  private static Answer ask(String preset) {
    return ACME_USER.post(
        "/quota-requests",
        object("project", Demo.project(ACME_USER), "preset", preset, "reason", "we grow"));
  }

  @AfterEach
  void everythingAsItWas() {
    OPERATOR.patch("/quota-presets/" + id("large"), object("automatic", false));
    OPERATOR.patch(
        "/tenants/" + Demo.tenant(ACME_USER), object("zones", List.of(), "flavors", List.of()));
    OPERATOR.put(
        "/quotas?project=" + Demo.project(ACME_USER),
        object("items", preset("medium").get("limits")));
    Demo.resetLimits(ACME_USER);
  }

  @Test
  void everybodySeesThePresetsAndTheOperatorAloneEditsThem() {
    assertThat(ACME_VIEWER.get("/quota-presets").items())
        .extracting(preset -> preset.path("name").asText())
        .containsSubsequence("small", "medium", "large");
    Answer one = ACME_VIEWER.get("/quota-presets/" + id("small"));
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.header("ETag")).isNotEmpty();

    String name = "huge-" + UUID.randomUUID().toString().substring(0, 8);
    Object wanted =
        object("name", name, "limits", List.of(object("resource", "vcpus", "limit", 900)));
    assertThat(ACME_ADMIN.post("/quota-presets", wanted).status()).isEqualTo(403);
    Answer made = OPERATOR.post("/quota-presets", wanted);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith("/quota-presets/" + made.id());
    assertThat(OPERATOR.post("/quota-presets", wanted).problem()).isEqualTo("name-taken");
    Answer wrong = OPERATOR.patch("/quota-presets/" + made.id(), object("minUsePercent", 101));
    assertThat(wrong.wrongFields()).containsExactly("minUsePercent");
    assertThat(OPERATOR.delete("/quota-presets/" + made.id()).status()).isEqualTo(204);
    assertThat(OPERATOR.get("/quota-presets/" + made.id()).status()).isEqualTo(404);
  }

  @Test
  void aStepThatTheOperatorLetsHappenIsMadeAtOnceAndAnyOtherWaits() {
    Answer waits = ask(id("large"));
    assertThat(waits.status()).isEqualTo(201);
    assertThat(waits.json().path("state").asText()).isEqualTo("PENDING");
    assertThat(waits.json().path("preset").asText()).isEqualTo("large");
    ACME_USER.post("/quota-requests/" + waits.id() + "/cancel", null);

    OPERATOR.patch(
        "/quota-presets/" + id("large"),
        object("automatic", true, "minAgeDays", 0, "minUsePercent", 0, "pauseDays", 0));
    Answer asked = ask(id("large"));
    assertThat(asked.json().path("state").asText()).isEqualTo("APPROVED");
    assertThat(asked.json().path("automatic").asBoolean()).isTrue();
    assertThat(Demo.quota(ACME_USER, "project", "vcpus").path("limit").asInt()).isEqualTo(100);
    assertThat(ask(id("large")).wrongFields()).containsExactly("preset");
  }

  @Test
  void aPresetThatIsNoneAndOneBesideLimitsAreRefused() {
    assertThat(ask(Demo.NO_ID).wrongFields()).containsExactly("preset");
    assertThat(
            ACME_USER
                .post(
                    "/quota-requests",
                    object(
                        "project", Demo.project(ACME_USER),
                        "preset", id("large"),
                        "changes", List.of(object("resource", "vcpus", "limit", 41)),
                        "reason", "both"))
                .wrongFields())
        .containsExactly("changes");
    assertThat(
            ACME_USER
                .post(
                    "/quota-requests",
                    object("project", Demo.project(ACME_USER), "reason", "neither"))
                .wrongFields())
        .containsExactly("changes");
  }

  @Test
  void aTenantOrdersOnlyWhatItIsOffered() {
    String path = "/tenants/" + Demo.tenant(ACME_USER);
    Answer set =
        OPERATOR.patch(path, object("zones", List.of("sim"), "flavors", List.of(Demo.flavor())));
    assertThat(set.status()).as(set.toString()).isEqualTo(200);
    assertThat(set.json().path("zones").get(0).asText()).isEqualTo("sim");

    assertThat(ACME_USER.get("/flavors").items())
        .extracting(flavor -> flavor.path("id").asText())
        .containsExactly(Demo.flavor());
    assertThat(ACME_USER.get("/zones").items())
        .extracting(zone -> zone.path("name").asText())
        .containsExactly("sim");
    String other =
        OPERATOR.get("/flavors").items().stream()
            .map(flavor -> flavor.path("id").asText())
            .filter(id -> !id.equals(Demo.flavor()))
            .findFirst()
            .orElseThrow();
    Answer refused = ACME_USER.post("/orders", Demo.order(ACME_USER, "other", "flavor", other));
    Answer unknown =
        ACME_USER.post("/orders", Demo.order(ACME_USER, "other", "flavor", Demo.NO_ID));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).isEqualTo(unknown.body());

    assertThat(OPERATOR.patch(path, object("zones", List.of("moon"))).wrongFields())
        .containsExactly("zones[0]");
    assertThat(OPERATOR.patch(path, object("zones", List.of())).json().path("zones").isNull())
        .isTrue();
  }
}
