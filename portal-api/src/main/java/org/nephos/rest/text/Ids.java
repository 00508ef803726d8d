package org.nephos.rest.text;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as the API writes them: UUIDs in lower case, in full. */
public final class Ids {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private Ids() {}

  /** The id that the text is, or nothing. {@link UUID#fromString} would take much more. */
  public static Optional<UUID> parse(String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
