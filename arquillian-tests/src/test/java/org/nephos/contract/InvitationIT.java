package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;

/** People are invited by mail, and who wants a tenant asks for one. */
class InvitationIT {
  private static final Pattern LINK = Pattern.compile("accept\\.xhtml\\?token=([A-Za-z0-9_-]{43})");

  private static String address() {
    return "guest-" + UUID.randomUUID() + "@example.org";
  }

  private static Answer invite(String email, String role) {
    return ACME_ADMIN.post(
        "/invitations", object("project", Demo.project(ACME_USER), "email", email, "role", role));
  }

  /** The letter comes by a job, a moment later. */
  private static String secret(String email) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> letter(email), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<String> letter(String email) {
    JsonNode mails = OPERATOR.get("/simulation/mails").json().path("items");
    return StreamSupport.stream(mails.spliterator(), false)
        .filter(mail -> mail.path("to").asText().equals(email))
        .map(mail -> LINK.matcher(mail.path("text").asText()))
        .filter(Matcher::find)
        .map(link -> link.group(1))
        .findFirst();
  }

  @Test
  void whoIsInvitedAcceptsOnceHasTheRoleAtOnceAndLosesItAtOnce() {
    String email = address();
    Answer sent = invite(email, "viewer");
    assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
    assertThat(sent.json().path("state").asText()).isEqualTo("PENDING");
    String secret = secret(email);
    String project = Demo.project(ACME_USER);
    assertThat(GLOBEX_USER.get("/projects/" + project).status()).isEqualTo(404);

    Answer member = GLOBEX_USER.post("/invitations/accept", object("token", secret));
    try {
      assertThat(member.status()).as(member.toString()).isEqualTo(200);
      assertThat(GLOBEX_USER.get("/projects/" + project).status()).isEqualTo(200);
      assertThat(GLOBEX_USER.get("/me").json().path("tenants")).hasSize(2);
      Answer again = GLOBEX_ADMIN.post("/invitations/accept", object("token", secret));
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.json().path("type").asText()).isEqualTo("/problems/invitation-ended");
      assertThat(ACME_ADMIN.get("/invitations/" + sent.id()).json().path("acceptedBy").asText())
          .isEqualTo("globex-user");
    } finally {
      assertThat(ACME_ADMIN.delete("/memberships/" + member.id()).status()).isEqualTo(204);
    }
    assertThat(GLOBEX_USER.get("/projects/" + project).status()).isEqualTo(404);
  }

  @Test
  void whoseVerifiedAddressIsInvitedAnswersWithoutTheLetterAndNobodyElseSeesIt() {
    String email = GLOBEX_USER.get("/me").json().path("user").path("email").asText();
    String declined = invite(email, "viewer").id();
    assertThat(GLOBEX_USER.get("/me/invitations").items())
        .anySatisfy(
            open -> {
              assertThat(open.path("id").asText()).isEqualTo(declined);
              assertThat(open.path("role").asText()).isEqualTo("viewer");
            });
    assertThat(GLOBEX_ADMIN.get("/me/invitations").text()).doesNotContain(declined);
    assertThat(GLOBEX_ADMIN.post("/me/invitations/" + declined + "/accept", object()).status())
        .isEqualTo(404);
    assertThat(GLOBEX_USER.post("/me/invitations/" + declined + "/decline", object()).status())
        .isEqualTo(204);
    assertThat(ACME_ADMIN.get("/invitations/" + declined).json().path("state").asText())
        .isEqualTo("DECLINED");

    String accepted = invite(email, "viewer").id();
    Answer member = GLOBEX_USER.post("/me/invitations/" + accepted + "/accept", object());
    try {
      assertThat(member.status()).as(member.toString()).isEqualTo(200);
      assertThat(GLOBEX_USER.get("/projects/" + Demo.project(ACME_USER)).status()).isEqualTo(200);
    } finally {
      ACME_ADMIN.delete("/memberships/" + member.id());
    }
  }

  @Test
  void everybodyChoosesTheirOwnNotices() {
    assertThat(GLOBEX_USER.get("/me/notices").json().path("mail")).hasSize(5);
    Answer chosen = GLOBEX_USER.put("/me/notices", object("mail", List.of("LEASES")));
    assertThat(chosen.status()).as(chosen.toString()).isEqualTo(200);
    assertThat(GLOBEX_USER.get("/me/notices").json().path("mail")).hasSize(1);
    assertThat(GLOBEX_ADMIN.get("/me/notices").json().path("mail")).hasSize(5);
    assertThat(GLOBEX_USER.put("/me/notices", object("mail", List.of("SPAM"))).status())
        .isIn(400, 422);
    GLOBEX_USER.put(
        "/me/notices",
        object("mail", List.of("APPROVALS", "DECISIONS", "QUOTA", "BUDGETS", "LEASES")));
  }

  @Test
  void noAnswerOfTheApiHoldsTheSecret() {
    String email = address();
    Answer sent = invite(email, "viewer");
    String secret = secret(email);
    assertThat(
            sent.text()
                + ACME_ADMIN.get("/invitations?limit=500").text()
                + ACME_ADMIN.get("/events?limit=500").text()
                + OPERATOR.get("/jobs?limit=500").text())
        .doesNotContain(secret);
    assertThat(ACME_ADMIN.delete("/invitations/" + sent.id()).status()).isEqualTo(204);
    assertThat(GLOBEX_USER.post("/invitations/accept", object("token", secret)).status())
        .isEqualTo(409);
  }

  @Test
  void aWrongSecretIsNotFoundAndAnAddressThatIsNoneIsSaidAtItsField() {
    assertThat(GLOBEX_USER.post("/invitations/accept", object("token", "A".repeat(43))).status())
        .isEqualTo(404);
    Answer bad = invite("a@b\r\nBcc: c@d", "viewer");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.json().path("violations").get(0).path("field").asText()).isEqualTo("email");
    assertThat(invite(address(), "tenant-admin").status()).isEqualTo(422);
    assertThat(
            ACME_VIEWER.post("/invitations", object("email", address(), "role", "viewer")).status())
        .isEqualTo(403);
  }

  @Test
  void aTenantIsAskedForAndTheOperatorSaysWhyNot() {
    Answer asked =
        GLOBEX_USER.post(
            "/sign-up-requests",
            object(
                "organisation", "Initech Ltd",
                "name", "initech",
                "contactEmail", "office@initech.example",
                "reason", "Reports."));
    assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
    String one = "/sign-up-requests/" + asked.id();
    assertThat(ACME_ADMIN.get(one).status()).isEqualTo(404);
    assertThat(GLOBEX_USER.post(one + "/approve", object()).status()).isEqualTo(403);
    assertThat(OPERATOR.post(one + "/deny", object("reason", "Not this year.")).status())
        .isEqualTo(200);
    JsonNode own = GLOBEX_USER.get(one).json();
    assertThat(own.path("state").asText()).isEqualTo("DENIED");
    assertThat(own.path("decision").asText()).isEqualTo("Not this year.");
    assertThat(OPERATOR.post(one + "/approve", object()).status()).isEqualTo(409);
  }
}
