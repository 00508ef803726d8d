package org.nephos.contract.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who calls the API, with a real token. Asked to slow down, it does. */
public final class Person {
  private static final Map<String, Person> KNOWN = new ConcurrentHashMap<>();
  private static final long EARLY_SECONDS = 60;
  private static final int TRIES = 20;

  private final String username;
  private String token;
  private Instant goodUntil = Instant.EPOCH;

  private Person(String username) {
    this.username = username;
  }

  /** A demo person; the empty name is nobody, without a token. */
  public static Person of(String username) {
    return KNOWN.computeIfAbsent(username, Person::new);
  }

  /** The person's name. */
  public String username() {
    return username;
  }

  /** A token that is good for a while. */
  public synchronized String token() {
    if (Instant.now().isAfter(goodUntil)) {
      JsonNode fresh = Portal.token(username);
      token = fresh.path("access_token").asText();
      goodUntil = Instant.now().plusSeconds(fresh.path("expires_in").asLong() - EARLY_SECONDS);
    }
    return token;
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /** Posts a body as JSON; null for none. */
  public Answer post(String path, Object body, String... headers) {
    return withBody("POST", path, body, headers);
  }

  public Answer put(String path, Object body, String... headers) {
    return withBody("PUT", path, body, headers);
  }

  public Answer patch(String path, Object body, String... headers) {
    return withBody("PATCH", path, body, headers);
  }

  /** Sends a body as JSON; text is sent as it is. */
  public Answer withBody(String verb, String path, Object body, String... headers) {
    if (body == null) {
      return send(verb, path, BodyPublishers.noBody(), headers);
    }
    String[] typed = new String[headers.length + 2];
    System.arraycopy(headers, 0, typed, 0, headers.length);
    typed[headers.length] = "Content-Type";
    typed[headers.length + 1] = "application/json";
    return send(verb, path, BodyPublishers.ofString(text(body)), typed);
  }

  private static String text(Object body) {
    try {
      return body instanceof String text ? text : Portal.JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Sends anything, again and again while the portal asks to slow down. */
  public Answer send(String verb, String path, BodyPublisher body, String... headers) {
    for (int i = 0; i < TRIES; i++) {
      Answer answer = once(verb, path, body, headers);
      if (answer.status() != 429) {
        return answer;
      }
      pause(Long.parseLong(answer.header("Retry-After")) * 1_000);
    }
    throw new IllegalStateException(username + " is never let in again");
  }

  /** Sends anything, once. */
  public Answer once(String verb, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(Portal.api(path)).method(verb, body);
    if (!username.isEmpty()) {
      request.header("Authorization", "Bearer " + token());
    }
    return Portal.send(request, headers);
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return username.isEmpty() ? "nobody" : username;
  }
}
