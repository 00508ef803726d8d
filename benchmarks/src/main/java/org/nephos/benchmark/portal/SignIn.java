package org.nephos.benchmark.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sign-in of a demo person by the password grant, renewed while it is used. Several clients of
 * one person share it: the identity provider takes many sign-ins of one person at a time for an
 * attack.
 */
public final class SignIn {
  private static final Duration LIFE = Duration.ofSeconds(120);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String user;
  private String token;
  private long since;

  /**
   * @param user a demo person
   */
  public SignIn(String user) {
    this.user = user;
  }

  synchronized String token() throws IOException, InterruptedException {
    if (token != null && System.nanoTime() - since < LIFE.toNanos()) {
      return token;
    }
    String form =
        Map.of(
                "grant_type",
                "password",
                "client_id",
                System.getenv("NEPHOS_OIDC_CLIENT"),
                "username",
                user,
                "password",
                System.getenv("NEPHOS_DEMO_PASSWORD"))
            .entrySet()
            .stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        System.getenv("NEPHOS_OIDC_ISSUER") + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    PortalClient.require(answer, OK);
    token = new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    since = System.nanoTime();
    return token;
  }
}
