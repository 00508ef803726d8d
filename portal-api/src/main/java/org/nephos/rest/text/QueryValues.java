package org.nephos.rest.text;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.nephos.problem.api.MalformedException;

/** Values of query parameters; null stays null, what cannot be read is 400. */
public final class QueryValues {
  private QueryValues() {}

  /** An instant. */
  public static Instant instant(String name, String text) {
    return text == null
        ? null
        : Times.instant(text)
            .orElseThrow(() -> new MalformedException(name, name + " " + Times.TIME + "."));
  }

  /** A duration of zero or more. */
  public static Duration duration(String name, String text) {
    return text == null
        ? null
        : Times.duration(text)
            .orElseThrow(() -> new MalformedException(name, name + " " + Times.DURATION + "."));
  }

  /** {@code true} or {@code false}; absent is false. */
  public static boolean flag(String name, String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw new MalformedException(name, name + " must be true or false.");
  }

  /** An id. */
  public static UUID id(String name, String text) {
    return text == null
        ? null
        : Ids.parse(text)
            .orElseThrow(
                () -> new MalformedException(name, name + " must be an id: a UUID in lower case."));
  }
}
