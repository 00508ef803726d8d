package org.nephos.rest.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;
import static org.nephos.rest.harness.Client.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.CreateApiToken;
import org.nephos.tenancy.api.TokenScope;

class ApiTokenResourceTest {
  private static final UUID PERSON = UUID.randomUUID();
  private static final UUID PROJECT = UUID.randomUUID();

  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(PERSON, "acme-user"));
    server.access.allow(Permission.TOKEN_SEE, Permission.TOKEN_CHANGE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String body(String more) {
    return "{\"project\": \"%s\", \"name\": \"ci\"%s}".formatted(PROJECT, more);
  }

  @Test
  void a_good_api_token_opens_the_door_with_its_scope_and_one_that_was_revoked_does_not() {
    Client script = new Client(server.base(), "nph_good");
    String unknown = script.get("/api-tokens").body();
    TokenScope scope = server.tokens.know("nph_good", PERSON);

    assertThat(script.get("/api-tokens").statusCode()).isEqualTo(200);
    assertThat(server.tokens.callers).containsExactly(scope);
    server.tokens.forget("nph_good");
    HttpResponse<String> refused = script.get("/api-tokens");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEqualTo(unknown);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"nephos\", error=\"invalid_token\"");
  }

  @Test
  void unknown_and_malformed_api_tokens_are_answered_like_any_bad_token() {
    String bad = new Client(server.base(), "x").get("/me").body();
    for (String token : List.of("nph_", "nph_abc", "nph_" + "a".repeat(43))) {
      HttpResponse<String> answer = new Client(server.base(), token).get("/me");
      assertThat(answer.statusCode()).as(token).isEqualTo(401);
      assertThat(answer.body()).as(token).isEqualTo(bad);
    }
  }

  @Test
  void when_nobody_can_look_a_token_up_the_answer_is_still_a_problem() {
    server.tokens.broken = true;
    HttpResponse<String> answer = new Client(server.base(), "nph_good").get("/me");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(problem(answer)).isEqualTo("internal-error");
  }

  @Test
  void a_persons_own_token_has_no_scope() {
    user.get("/api-tokens?state=ACTIVE&project=" + PROJECT + "&sort=-expiresAt");
    assertThat(server.tokens.callers).containsOnlyNulls().hasSize(1);
    assertThat(server.tokens.queries.get(0).filters())
        .isEqualTo(Map.of("state", "ACTIVE", "project", PROJECT.toString()));
  }

  @Test
  void a_token_is_made_and_its_secret_told_once() {
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/api-tokens",
            body(", \"role\": \"viewer\", \"expiresAt\": \"2026-12-24T18:00:00Z\""));
    JsonNode made = json(answer);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(server.base() + "/api-tokens/" + made.path("id").asText());
    assertThat(made.path("token").asText()).isEqualTo("nph_secret");
    assertThat(made.path("role").asText()).isEqualTo("viewer");
    assertThat(server.tokens.created)
        .containsExactly(
            new CreateApiToken(PROJECT, "ci", Role.VIEWER, Instant.parse("2026-12-24T18:00:00Z")));
    assertThat(user.get("/api-tokens").body()).doesNotContain("nph_secret\"");
  }

  @Test
  void a_repeated_request_is_answered_without_the_secret() {
    HttpResponse<String> answer =
        user.send(
            "POST",
            "/api-tokens",
            BodyPublishers.ofString(body("")),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "k-1");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(json(answer).path("token").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"role\": \"tenant-admin\"",
        ", \"role\": \"MEMBER\"",
        ", \"role\": null",
        ", \"expiresAt\": \"tomorrow\"",
        ", \"expiresAt\": 1",
        ", \"token\": \"nph_mine\"",
        ", \"person\": \"x\""
      })
  void what_does_not_fit_is_named(String more) {
    HttpResponse<String> answer = user.send("POST", "/api-tokens", body(more));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(more)
        .contains("\"" + json(answer).path("violations").path(0).path("field").asText() + "\"");
    assertThat(server.tokens.created).isEmpty();
  }

  @Test
  void a_token_is_revoked_by_who_sees_it_and_may() {
    UUID own = server.access.know(Permission.TOKEN_SEE, Permission.TOKEN_CHANGE);
    UUID seen = server.access.know(Permission.TOKEN_SEE);

    assertThat(user.send("DELETE", "/api-tokens/" + own, "").statusCode()).isEqualTo(204);
    assertThat(user.send("DELETE", "/api-tokens/" + seen, "").statusCode()).isEqualTo(403);
    assertThat(user.get("/api-tokens/" + seen).statusCode()).isEqualTo(200);
    for (Object other : List.of(UUID.randomUUID(), "x")) {
      assertThat(user.send("DELETE", "/api-tokens/" + other, "").statusCode()).isEqualTo(404);
    }
    assertThat(server.tokens.revoked).containsExactly(own);
  }
}
