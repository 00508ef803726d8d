package org.nephos.rest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.nephos.rest.problem.Problem;

/** One caller of the API. */
public final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final String token;

  /**
   * @param token null for nobody
   */
  public Client(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Sends a body as JSON. */
  public HttpResponse<String> send(String method, String path, String body) {
    return send(
        method,
        path,
        HttpRequest.BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  public HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    try {
      return HTTP.send(
          request(path, headers).method(method, body).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  public static HttpClient http() {
    return HTTP;
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(response.body(), e);
    }
  }

  /** The word of a problem's type; fails when the answer is none. */
  public static String problem(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.equals(Problem.MEDIA_TYPE)) {
      throw new AssertionError(response.statusCode() + " " + type + ": " + response.body());
    }
    JsonNode body = json(response);
    if (body.path("status").asInt() != response.statusCode()) {
      throw new AssertionError(response.statusCode() + " is said to be " + body);
    }
    return body.path("type").asText().replace("/problems/", "");
  }
}
