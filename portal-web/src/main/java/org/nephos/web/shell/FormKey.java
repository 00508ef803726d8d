package org.nephos.web.shell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The idempotency key of a form: a double click, a reload or the back button with the same content
 * is the same request, other content is another.
 */
public final class FormKey {
  private FormKey() {}

  /** A new token for a form that is shown for the first time. */
  public static String token() {
    return UUID.randomUUID().toString();
  }

  /**
   * The key.
   *
   * @param token what the form carried
   * @param content everything that was filled in; nulls are allowed
   */
  public static String of(String token, Object... content) {
    String all =
        Arrays.stream(content).map(Objects::toString).collect(Collectors.joining("\u0000"));
    return UUID.nameUUIDFromBytes((token + "\u0000" + all).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
