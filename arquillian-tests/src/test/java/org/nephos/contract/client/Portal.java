package org.nephos.contract.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The portal that runs, as {@code ./nephos env} describes it. */
public final class Portal {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Portal() {}

  /** The address of the portal, without a slash at its end. */
  public static String url() {
    return setting("NEPHOS_URL");
  }

  static URI api(String path) {
    return URI.create(url() + "/api/v1" + path);
  }

  static String setting(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + " is not set: eval \"$(./nephos env)\" sets it");
    }
    return value;
  }

  /** Gets a path of the portal as nobody in particular. */
  public static Answer get(String path, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(url() + path)), headers);
  }

  static Answer send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A fresh access token of a demo person, from Keycloak. */
  static JsonNode token(String username) {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            setting("NEPHOS_OIDC_CLIENT"),
            "username",
            username,
            "password",
            setting("NEPHOS_DEMO_PASSWORD"));
    Answer answer =
        send(
            HttpRequest.newBuilder(
                    URI.create(setting("NEPHOS_OIDC_ISSUER") + "/protocol/openid-connect/token"))
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))),
            "Content-Type",
            "application/x-www-form-urlencoded");
    if (answer.status() != 200) {
      throw new IllegalStateException("no token for " + username + ": " + answer);
    }
    return answer.json();
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** A value as it stands in a query or form. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
