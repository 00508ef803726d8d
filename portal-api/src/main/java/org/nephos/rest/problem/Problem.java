package org.nephos.rest.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.problem.api.Violation;

/**
 * A refusal as RFC 9457 has it. Two problems of one kind are the same to the byte: what tells one
 * request from another, the correlation id, is in a header only.
 *
 * @param status the HTTP status
 * @param code stable, kebab-case; the end of {@code type}
 * @param detail a sentence for a person
 * @param members typed members beside the standard ones, in order
 * @param headers headers that belong to the answer, such as {@code Allow}
 */
public record Problem(
    int status,
    String code,
    String detail,
    Map<String, Object> members,
    Map<String, String> headers) {
  /** The media type of every problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final Set<String> OURS = Set.of("type", "title", "status", "detail", "instance");

  /** A problem without members or headers. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, Map.of(), Map.of());
  }

  /** What a facade refused. */
  public static Problem of(PortalException refusal) {
    Map<String, Object> members = new LinkedHashMap<>();
    refusal.variables().forEach((name, value) -> members.put(name, plain(value)));
    return new Problem(refusal.status(), refusal.code(), refusal.getMessage(), members, Map.of());
  }

  /** There is no such thing, or the caller may not see it. */
  public static Problem notFound() {
    return of(new NotFoundException());
  }

  /**
   * Nobody is signed in.
   *
   * @param tokenGiven whether there was a token, but no good one
   */
  public static Problem unauthenticated(boolean tokenGiven) {
    String challenge = "Bearer realm=\"nephos\"" + (tokenGiven ? ", error=\"invalid_token\"" : "");
    return of(new UnauthenticatedException()).header("WWW-Authenticate", challenge);
  }

  /** Something broke that is not the caller's fault; says nothing of what. */
  public static Problem internal() {
    return of(
        500,
        "internal-error",
        "Something went wrong on our side. Tell the operator the correlation id of this answer.");
  }

  /** Too busy just now. */
  public static Problem busy(String detail, long retrySeconds) {
    return of(503, "unavailable", detail).header("Retry-After", Long.toString(retrySeconds));
  }

  /** Too much at once. */
  public static Problem tooMany(String detail, long retrySeconds) {
    return of(429, "too-many-requests", detail).header("Retry-After", Long.toString(retrySeconds));
  }

  /** The same with a header more. */
  public Problem header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, detail, members, more);
  }

  /** The same with a member more. */
  public Problem member(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, code, detail, more, headers);
  }

  /** The body. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "/problems/" + code);
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    members.forEach(
        (name, value) -> {
          if (!OURS.contains(name)) {
            body.put(name, value);
          }
        });
    return body;
  }

  private String title() {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      list.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value instanceof Violation violation) {
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("field", violation.field());
      plain.put("message", violation.message());
      plain.put("code", violation.code());
      return plain;
    }
    return value;
  }
}
