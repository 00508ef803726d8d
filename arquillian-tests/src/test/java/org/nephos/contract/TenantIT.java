package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Tenants, projects and who is in them. */
@ExtendWith(Tidy.class)
class TenantIT {

  private static String fresh(String what) {
    return what + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static Answer create(String name) {
    return OPERATOR.post(
        "/tenants",
        object(
            "name",
            name,
            "displayName",
            "Initech",
            "quota",
            List.of(object("resource", "vcpus", "limit", 8))));
  }

  private static String state(String tenant) {
    return OPERATOR.get("/tenants/" + tenant).json().path("state").asText();
  }

  @Test
  void aTenantIsMadeWithItsLook() {
    Answer made = OPERATOR.post("/tenants", object("name", fresh("look"), "brand", "aurora"));

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json().path("brand").asText()).isEqualTo("aurora");
    Answer odd = OPERATOR.post("/tenants", object("name", fresh("look"), "brand", "../aurora"));
    assertThat(odd.status()).isEqualTo(422);
    assertThat(odd.wrongFields()).containsExactly("brand");
    OPERATOR.post("/tenants/" + made.id() + "/close", object("reason", "over", "grace", "PT0S"));
  }

  @Test
  void aTenantIsMadeWithItsProjectAndLimitsAndEndsWhenItIsClosed() {
    String name = fresh("initech");
    Answer made = create(name);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith("/tenants/" + made.id());
    assertThat(made.json().path("state").asText()).isEqualTo("ACTIVE");
    assertThat(OPERATOR.get("/projects?tenant=" + made.id()).items())
        .extracting(project -> project.path("name").asText())
        .containsExactly("default");
    Answer again = create(name);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("name-taken");

    String path = "/tenants/" + made.id();
    assertThat(OPERATOR.post(path + "/close", object("reason", "over", "grace", "PT0S")).status())
        .isEqualTo(200);
    await().atMost(Duration.ofSeconds(40)).until(() -> state(made.id()).equals("CLOSED"));
    assertThat(OPERATOR.post(path + "/resume", object()).status()).isEqualTo(409);
  }

  @Test
  void whatIsAskedForWronglyIsSaid() {
    assertThat(create("No Good").wrongFields()).containsExactly("name");
    assertThat(
            OPERATOR
                .post("/tenants", object("name", fresh("a"), "zone", "Mars/Olympus"))
                .wrongFields())
        .containsExactly("zone");
    assertThat(OPERATOR.post("/tenants", object("name", 1)).status()).isEqualTo(422);
    String acme = "/tenants/" + Demo.tenant(ACME_USER);
    assertThat(OPERATOR.post(acme + "/suspend", object()).wrongFields()).containsExactly("reason");
    assertThat(
            OPERATOR.post(acme + "/suspend", object("reason", "x", "instances", "melt")).status())
        .isEqualTo(422);
    assertThat(OPERATOR.post(acme + "/close", object("reason", "x", "grace", "a week")).status())
        .isEqualTo(422);
    assertThat(state(Demo.tenant(ACME_USER))).isEqualTo("ACTIVE");
  }

  @Test
  void aSuspendedTenantOrdersNothingUntilItIsResumed() {
    String acme = "/tenants/" + Demo.tenant(ACME_USER);
    assertThat(OPERATOR.post(acme + "/suspend", object("reason", "The bill is open.")).status())
        .isEqualTo(200);
    try {
      Answer refused = ACME_USER.post("/orders", Demo.order(ACME_USER, "web"));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.problem()).isEqualTo("tenant-suspended");
    } finally {
      assertThat(OPERATOR.post(acme + "/resume", object()).status()).isEqualTo(200);
    }
    assertThat(ACME_USER.post("/orders", Demo.order(ACME_USER, "web")).status()).isEqualTo(202);
  }

  @Test
  void aTenantIsEditedOnTheVersionThatWasSeen() {
    String path = "/tenants/" + create(fresh("initech")).id();
    String tag = OPERATOR.get(path).header("ETag");

    Answer changed =
        OPERATOR.patch(path, object("contactEmail", "it@initech.example"), "If-Match", tag);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("contactEmail").asText()).isEqualTo("it@initech.example");
    assertThat(OPERATOR.patch(path, object("displayName", "x"), "If-Match", tag).status())
        .isEqualTo(412);
    OPERATOR.post(path + "/close", object("reason", "over", "grace", "PT0S"));
  }

  @Test
  void aTenantsAdministratorMakesProjectsAndGivesRolesInThem() {
    String name = fresh("research");
    Answer made = ACME_ADMIN.post("/projects", object("name", name));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String path = "/projects/" + made.id();
    assertThat(ACME_VIEWER.get(path).status()).isEqualTo(404);

    Answer member =
        ACME_ADMIN.post(path + "/members", object("username", "acme-viewer", "role", "member"));

    assertThat(member.status()).as(member.toString()).isEqualTo(201);
    assertThat(ACME_VIEWER.get(path).status()).isEqualTo(200);
    assertThat(ACME_ADMIN.get(path + "/members?role=member").items())
        .extracting(one -> one.at("/user/username").asText())
        .containsExactly("acme-viewer");
    assertThat(ACME_VIEWER.get(path + "/members").status()).isEqualTo(403);
    assertThat(GLOBEX_ADMIN.get(path + "/members").status()).isEqualTo(404);
    assertThat(ACME_ADMIN.delete("/memberships/" + member.id()).status()).isEqualTo(204);
    assertThat(ACME_VIEWER.get(path).status()).isEqualTo(404);

    assertThat(ACME_ADMIN.delete(path).status()).isEqualTo(204);
    assertThat(ACME_ADMIN.get(path).status()).isEqualTo(404);
    assertThat(ACME_USER.post("/projects", object("name", fresh("mine"))).status()).isEqualTo(403);
  }

  @Test
  void theLastAdministratorStays() {
    String members = "/tenants/" + Demo.tenant(ACME_USER) + "/members";
    String admin =
        ACME_ADMIN.get(members + "?role=tenant-admin").items().get(0).path("id").asText();

    Answer refused = ACME_ADMIN.delete("/memberships/" + admin);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("last-admin");
    assertThat(
            ACME_ADMIN
                .post(members, object("username", "globex-user", "role", "viewer"))
                .wrongFields())
        .containsExactly("username");
  }
}
