package org.nephos.list;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** How filter and marker texts are read. */
public final class Parse {
  private Parse() {}

  /** A lower-case UUID. */
  public static Object uuid(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException(text);
    }
    return id;
  }

  /** The text as it is. */
  public static Object text(String text) {
    return text;
  }

  /** A part of a text, for {@code like} on lower-cased columns, its wildcards taken as letters. */
  public static Object part(String text) {
    String escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + escaped.toLowerCase(Locale.ROOT) + "%";
  }

  /** An instant in ISO form. */
  public static Object instant(String text) {
    return Instant.parse(text);
  }

  /** A decimal number. */
  public static Object decimal(String text) {
    return new BigDecimal(text);
  }

  /** A constant of an enum by its name. */
  public static <E extends Enum<E>> Function<String, Object> constant(Class<E> type) {
    return text -> Enum.valueOf(type, text);
  }
}
