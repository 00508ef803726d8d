package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NOBODY;
import static org.nephos.contract.client.Demo.NO_ID;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** Tokens that scripts sign in with: what they may, what they never may, and how they end. */
@ExtendWith(Tidy.class)
class ApiTokenIT {
  private static Answer make(Person person, Object... changes) {
    Object[] fields = new Object[changes.length + 4];
    fields[0] = "project";
    fields[1] = Demo.project(person);
    fields[2] = "name";
    fields[3] = "script";
    System.arraycopy(changes, 0, fields, 4, changes.length);
    return person.post("/api-tokens", object(fields));
  }

  private static String secret(Answer made) {
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("token").asText();
  }

  private static String[] by(String secret) {
    return new String[] {"Authorization", "Bearer " + secret};
  }

  @Test
  void aTokenIsToldOnceAndSignsInAsItsPersonInItsProject() {
    Answer made = make(ACME_USER);
    String secret = secret(made);
    JsonNode me = NOBODY.get("/me", by(secret)).json();
    Answer shown = ACME_USER.get("/api-tokens/" + made.id());

    assertThat(secret).matches("nph_[A-Za-z0-9_-]{43}");
    assertThat(made.header("Location")).endsWith("/api/v1/api-tokens/" + made.id());
    assertThat(me.path("user").path("username").asText()).isEqualTo("acme-user");
    assertThat(me.path("projects")).hasSize(1);
    assertThat(shown.json().path("prefix").asText()).isEqualTo(secret.substring(0, 8));
    assertThat(shown.json().path("lastUsedAt").isTextual()).isTrue();
    assertThat(shown.text() + ACME_USER.get("/api-tokens").text()).doesNotContain(secret);
    assertThat(ACME_USER.get("/events?limit=500").text()).doesNotContain(secret);
  }

  @Test
  void aTokenMayWhatItsRoleMayAndNeverTouchesTokens() {
    String member = secret(make(ACME_USER, "role", "member"));
    String viewer = secret(make(ACME_USER, "role", "viewer"));
    Answer ordered = NOBODY.post("/orders", order(ACME_USER, "by-token"), by(member));

    assertThat(ordered.status()).as(ordered.toString()).isEqualTo(202);
    assertThat(NOBODY.get("/orders/" + ordered.id(), by(viewer)).status()).isEqualTo(200);
    assertThat(NOBODY.post("/orders", order(ACME_USER, "no"), by(viewer)).status()).isEqualTo(403);
    assertThat(NOBODY.get("/api-tokens", by(member)).status()).isEqualTo(403);
    assertThat(NOBODY.post("/api-tokens", "{", by(member)).status()).isEqualTo(403);
  }

  @Test
  void anAdministratorsTokenDoesNotDecide() {
    String secret = secret(make(ACME_ADMIN, "role", "member"));
    String limits = "/quotas?project=" + Demo.project(ACME_ADMIN);

    assertThat(NOBODY.get(limits, by(secret)).status()).isEqualTo(200);
    assertThat(NOBODY.put(limits, "{", by(secret)).status()).isEqualTo(403);
    assertThat(NOBODY.get("/hosts", by(secret)).status()).isEqualTo(403);
  }

  @Test
  void nobodyGivesMoreThanTheyHoldAndAnEndIsWithinAYear() {
    Instant tooLate = Instant.now().plus(Duration.ofDays(366));

    assertThat(make(ACME_VIEWER, "role", "member").wrongFields()).containsExactly("role");
    assertThat(make(ACME_USER, "role", "tenant-admin").wrongFields()).containsExactly("role");
    assertThat(make(ACME_USER, "expiresAt", tooLate.toString()).wrongFields())
        .containsExactly("expiresAt");
    assertThat(make(ACME_USER, "project", NO_ID).wrongFields()).containsExactly("project");
    assertThat(make(ACME_USER, "project", Demo.project(GLOBEX_USER)).body())
        .isEqualTo(make(ACME_USER, "project", NO_ID).body());
  }

  @Test
  void aRevokedTokenIsRefusedAtTheNextRequestLikeAnyOther() {
    Answer made = make(ACME_USER);
    String[] token = by(secret(made));
    assertThat(NOBODY.get("/me", token).status()).isEqualTo(200);

    assertThat(ACME_ADMIN.delete("/api-tokens/" + made.id()).status()).isEqualTo(204);
    Answer refused = NOBODY.get("/me", token);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.body()).isEqualTo(NOBODY.get("/me", by("nph_" + "A".repeat(43))).body());
    assertThat(ACME_USER.get("/api-tokens?state=REVOKED&limit=500").items())
        .extracting(item -> item.path("id").asText())
        .contains(made.id());
  }

  @Test
  void aRepeatedRequestMakesNoSecondTokenAndTellsNoSecret() {
    List<String> key = List.of("Idempotency-Key", UUID.randomUUID().toString());
    Object body = object("project", Demo.project(ACME_USER), "name", "twice");
    Answer first = ACME_USER.post("/api-tokens", body, key.toArray(String[]::new));
    Answer again = ACME_USER.post("/api-tokens", body, key.toArray(String[]::new));

    assertThat(secret(first)).startsWith("nph_");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.json().path("token").isNull()).isTrue();
  }
}
