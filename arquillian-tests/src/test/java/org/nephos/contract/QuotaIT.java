package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** Limits, their use, and asking for more. */
@ExtendWith(Tidy.class)
class QuotaIT {
  private static final List<String> RESOURCES =
      List.of(
          "instances",
          "vcpus",
          "ramMib",
          "diskGib",
          "volumes",
          "volumeGib",
          "snapshots",
          "images",
          "networks",
          "floatingIps",
          "securityGroups");

  @BeforeEach
  void resetLimits() {
    Demo.resetLimits(ACME_USER);
  }

  private static String ofProject() {
    return "/quotas?project=" + Demo.project(ACME_USER);
  }

  private static Map<String, Object> limits(String resource, Object limit) {
    return object("items", List.of(object("resource", resource, "limit", limit)));
  }

  private static long limit(String scope, String resource) {
    return Demo.quota(ACME_USER, scope, resource).path("limit").asLong();
  }

  @Test
  void aProjectsQuotaIsToldWithItsTenants() {
    List<JsonNode> lines = ACME_USER.get(ofProject()).items();

    for (String scope : List.of("project", "tenant")) {
      assertThat(lines)
          .filteredOn(line -> line.path("scope").asText().equals(scope))
          .extracting(line -> line.path("resource").asText())
          .containsExactlyElementsOf(RESOURCES);
    }
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("used").isIntegralNumber()).isTrue();
              assertThat(line.path("reserved").isIntegralNumber()).isTrue();
            });
    assertThat(limit("project", "instances")).isEqualTo(20);
    assertThat(limit("project", "vcpus")).isEqualTo(40);
    assertThat(limit("project", "ramMib")).isEqualTo(40_960);
    assertThat(limit("project", "diskGib")).isEqualTo(400);
    assertThat(limit("tenant", "instances")).isEqualTo(50);
    assertThat(limit("tenant", "vcpus")).isEqualTo(100);
    assertThat(limit("tenant", "ramMib")).isEqualTo(102_400);
    assertThat(limit("tenant", "diskGib")).isEqualTo(1_000);
  }

  @Test
  void settingALimitChangesThatOneOnly() {
    Answer set = ACME_ADMIN.put(ofProject(), limits("vcpus", 30));

    assertThat(set.status()).isEqualTo(200);
    assertThat(limit("project", "vcpus")).isEqualTo(30);
    assertThat(limit("project", "instances")).isEqualTo(20);
  }

  @Test
  void aTenantAdminStaysWithinTheTenantAndTheOperatorNeedNot() {
    Answer above = ACME_ADMIN.put(ofProject(), limits("ramMib", 102_401));
    assertThat(above.status()).isEqualTo(422);
    assertThat(above.wrongFields()).containsExactly("items[0].limit");

    assertThat(OPERATOR.put(ofProject(), limits("ramMib", 102_401)).status()).isEqualTo(200);

    assertThat(limit("project", "ramMib")).isEqualTo(102_401);
    assertThat(limit("tenant", "ramMib")).isEqualTo(102_400);
  }

  @Test
  void aTenantsLimitsAreTheOperatorsToSet() {
    String path = "/quotas?tenant=" + Demo.tenant(ACME_USER);

    assertThat(ACME_ADMIN.put(path, limits("volumes", 60)).status()).isEqualTo(403);
    assertThat(GLOBEX_ADMIN.put(path, limits("volumes", 60)).status()).isEqualTo(404);
    assertThat(OPERATOR.put(path, limits("volumes", 60)).status()).isEqualTo(200);
    assertThat(limit("tenant", "volumes")).isEqualTo(60);
  }

  @Test
  void aLimitBelowUseBreaksNothingAndAdmitsNothing() {
    String id = Demo.activeInstance(ACME_USER, "used");

    assertThat(ACME_ADMIN.put(ofProject(), limits("instances", 0)).status()).isEqualTo(200);

    assertThat(ACME_USER.get("/instances/" + id).json().path("state").asText()).isEqualTo("ACTIVE");
    assertThat(ACME_USER.post("/orders", order(ACME_USER, "more")).status()).isEqualTo(409);
    assertThat(ACME_ADMIN.put(ofProject(), limits("instances", 20)).status()).isEqualTo(200);
    assertThat(ACME_USER.post("/orders", order(ACME_USER, "more")).status()).isEqualTo(202);
  }

  @Test
  void aLimitThatIsNoneIsRefused() {
    for (Object limit : List.of(-1, 1.5, "1", true)) {
      assertThat(OPERATOR.put(ofProject(), limits("vcpus", limit)).status()).isEqualTo(422);
    }
    assertThat(OPERATOR.put(ofProject(), limits("vcpus", null)).status()).isEqualTo(422);
    assertThat(OPERATOR.put(ofProject(), limits("cores", 1)).status()).isEqualTo(422);
    assertThat(OPERATOR.put("/quotas", limits("vcpus", 1)).status()).isEqualTo(400);
  }

  private static Answer ask(Person person, Object limit) {
    return person.post(
        "/quota-requests",
        object(
            "project", Demo.project(ACME_USER),
            "changes", List.of(object("resource", "instances", "limit", limit)),
            "reason", "the autumn sale"));
  }

  @Test
  void anApprovedRequestHoldsAtTheNextOrder() {
    assertThat(ACME_USER.post("/orders", order(ACME_USER, "sale", "count", 22)).status())
        .isEqualTo(409);
    Answer asked = ask(ACME_USER, 30);
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.header("Location")).endsWith("/api/v1/quota-requests/" + asked.id());
    assertThat(asked.json().path("state").asText()).isEqualTo("PENDING");
    assertThat(asked.json().path("decision").isNull()).isTrue();
    assertThat(asked.json().path("changes").get(0).path("limit").asInt()).isEqualTo(30);

    Answer approved =
        OPERATOR.post(
            "/quota-requests/" + asked.id() + "/approve", object("reason", "there is room"));

    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.json().path("state").asText()).isEqualTo("APPROVED");
    assertThat(approved.json().path("decision").path("reason").asText()).isEqualTo("there is room");
    assertThat(ACME_USER.post("/orders", order(ACME_USER, "sale", "count", 22)).status())
        .isEqualTo(202);
    assertThat(OPERATOR.post("/quota-requests/" + asked.id() + "/approve", null).status())
        .isEqualTo(409);
    Tidy.tidy();
  }

  @Test
  void onlyTheOperatorRaisesTheTenantsLimitByTheWay() {
    String request = "/quota-requests/" + ask(ACME_USER, 51).id();

    assertThat(ACME_USER.post(request + "/approve", null).status()).isEqualTo(403);
    assertThat(ACME_ADMIN.post(request + "/approve", null).status()).isIn(403, 409, 422);
    assertThat(limit("tenant", "instances")).isEqualTo(50);
    assertThat(OPERATOR.post(request + "/approve", null).status()).isEqualTo(200);
    assertThat(limit("tenant", "instances")).isEqualTo(51);
    assertThat(limit("project", "instances")).isEqualTo(51);
  }

  @Test
  void aDenialNeedsAReasonAndARequestIsWithdrawnByWhoMadeIt() {
    String first = "/quota-requests/" + ask(ACME_USER, 31).id();
    assertThat(ACME_ADMIN.post(first + "/deny", object()).status()).isEqualTo(422);
    assertThat(ACME_ADMIN.post(first + "/deny", object("reason", " ")).status()).isEqualTo(422);
    Answer denied = ACME_ADMIN.post(first + "/deny", object("reason", "next quarter"));
    assertThat(denied.json().path("state").asText()).isEqualTo("DENIED");

    String second = "/quota-requests/" + ask(ACME_USER, 31).id();
    assertThat(ACME_ADMIN.post(second + "/cancel", null).status()).isEqualTo(403);
    Answer withdrawn = ACME_USER.post(second + "/cancel", null);
    assertThat(withdrawn.json().path("state").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void aRequestThatAsksForNothingIsRefused() {
    for (Object limit : List.of(-1, "30", 1.5)) {
      assertThat(ask(ACME_USER, limit).status()).isEqualTo(422);
    }
    assertThat(ask(OPERATOR, 30).status()).isEqualTo(403);
    assertThat(ask(GLOBEX_ADMIN, 30).status()).isEqualTo(422);
  }
}
