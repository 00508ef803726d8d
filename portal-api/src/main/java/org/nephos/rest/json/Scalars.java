package org.nephos.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.nephos.rest.text.Ids;
import org.nephos.rest.text.Text;
import org.nephos.rest.text.Times;

/** Single values of a body, each of exactly one JSON type. */
final class Scalars {
  private static final int SHOWN = 64;

  private Scalars() {}

  /**
   * The value, or null after telling why not.
   *
   * @param refuse takes a code and a message
   */
  static Object read(JsonNode node, Class<?> wanted, BiConsumer<String, String> refuse) {
    if (wanted == String.class) {
      return text(node, refuse);
    }
    if (wanted == UUID.class) {
      return id(node, refuse);
    }
    if (wanted == Integer.class) {
      return whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE, refuse) ? node.intValue() : null;
    }
    if (wanted == Long.class) {
      return whole(node, Long.MIN_VALUE, Long.MAX_VALUE, refuse) ? node.longValue() : null;
    }
    if (wanted == Boolean.class) {
      if (node.isBoolean()) {
        return node.booleanValue();
      }
      refuse.accept("type", "must be true or false");
      return null;
    }
    if (wanted == Instant.class) {
      return instant(node, refuse);
    }
    throw new IllegalStateException(wanted + " is no type of a body's field");
  }

  static boolean isClean(String text) {
    return Text.isClean(text);
  }

  /** A name from outside, short and clean enough to be told back. */
  static String shown(String name) {
    String start =
        name.codePointCount(0, name.length()) > SHOWN
            ? name.substring(0, name.offsetByCodePoints(0, SHOWN)) + "…"
            : name;
    return Text.isClean(start) ? start : "?";
  }

  private static String text(JsonNode node, BiConsumer<String, String> refuse) {
    if (!node.isTextual()) {
      refuse.accept("type", "must be a string");
      return null;
    }
    if (!Text.isClean(node.textValue())) {
      refuse.accept("characters", "has characters that are no text");
      return null;
    }
    return node.textValue();
  }

  private static UUID id(JsonNode node, BiConsumer<String, String> refuse) {
    if (!node.isTextual()) {
      refuse.accept("type", "must be a string with an id");
      return null;
    }
    UUID id = Ids.parse(node.textValue()).orElse(null);
    if (id == null) {
      refuse.accept("id", "must be an id: a UUID in lower case");
    }
    return id;
  }

  private static boolean whole(
      JsonNode node, long least, long most, BiConsumer<String, String> refuse) {
    if (!node.isIntegralNumber()) {
      refuse.accept("type", "must be a whole number");
      return false;
    }
    if (!node.canConvertToLong() || node.longValue() < least || node.longValue() > most) {
      refuse.accept("range", "must be between " + least + " and " + most);
      return false;
    }
    return true;
  }

  private static Instant instant(JsonNode node, BiConsumer<String, String> refuse) {
    if (!node.isTextual()) {
      refuse.accept("type", "must be a string with a time");
      return null;
    }
    Instant instant = Times.instant(node.textValue()).orElse(null);
    if (instant == null) {
      refuse.accept("instant", Times.TIME);
    }
    return instant;
  }
}
