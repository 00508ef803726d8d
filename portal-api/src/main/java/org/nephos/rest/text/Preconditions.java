package org.nephos.rest.text;

import java.util.regex.Pattern;
import org.nephos.problem.api.MalformedException;

/** Headers that a request depends on. */
public final class Preconditions {
  private static final Pattern VERSION_TAG = Pattern.compile("\"[0-9]{1,18}\"");
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final long NO_VERSION = -1;

  private Preconditions() {}

  /** The ETag of a version. */
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that {@code If-Match} asks for.
   *
   * @return null when it asks for none or for any; a version that nothing has when the tag is none
   *     of ours, so that the precondition fails in its turn and not before
   */
  public static Long version(String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    String tag = ifMatch.strip();
    return VERSION_TAG.matcher(tag).matches()
        ? Long.valueOf(tag.substring(1, tag.length() - 1))
        : Long.valueOf(NO_VERSION);
  }

  /**
   * An idempotency key, or null for none.
   *
   * @throws MalformedException when it is not 1 to 255 printable characters
   */
  public static String idempotencyKey(String key) {
    if (key != null && (key.isBlank() || !KEY.matcher(key).matches())) {
      throw new MalformedException(
          "Idempotency-Key", "Idempotency-Key must be 1 to 255 printable ASCII characters.");
    }
    return key;
  }
}
