package org.nephos.list;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.nephos.digest.Sha256;
import org.nephos.json.Json;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.MalformedException;

/**
 * Where a page ended: opaque to callers, bound to the list's filters and sort, so that it cannot be
 * used with others.
 *
 * @param value the sort attribute's value as text
 * @param key the row's key as text
 */
public record Marker(String value, String key) {
  private static final int FINGERPRINT_DIGITS = 12;

  /** Where a row stands: its sort values by field, as text, and its key, mostly its id. */
  public record Position(Map<String, String> values, Object key) {}

  /** What ties a marker to a list with these filters and this sort. */
  public static String fingerprint(Class<?> entity, ListQuery query, String sort) {
    String text =
        entity.getSimpleName()
            + '|'
            + (query.sort() == null ? sort : query.sort())
            + '|'
            + Json.write(new TreeMap<>(query.filters()));
    return Sha256.hex(text).substring(0, FINGERPRINT_DIGITS);
  }

  /** The marker's text. */
  public static String of(Position position, String field, String fingerprint) {
    Map<String, String> parts = new TreeMap<>();
    parts.put("f", fingerprint);
    parts.put("v", position.values().get(field));
    parts.put("i", position.key().toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a marker.
   *
   * @throws MalformedException when it is none, or one of another list
   */
  public static Marker parse(String text, String fingerprint) {
    try {
      Map<String, String> parts =
          Json.readStringMap(
              new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
      if (!fingerprint.equals(parts.get("f"))) {
        throw malformed();
      }
      if (parts.get("v") == null || parts.get("i") == null) {
        throw malformed();
      }
      return new Marker(parts.get("v"), parts.get("i"));
    } catch (IllegalArgumentException | NullPointerException | UncheckedIOException e) {
      throw malformed();
    }
  }

  /** The refusal of a marker. */
  public static MalformedException malformed() {
    return new MalformedException(
        "marker", "This marker is not one of this list with these filters and this sort.");
  }
}
