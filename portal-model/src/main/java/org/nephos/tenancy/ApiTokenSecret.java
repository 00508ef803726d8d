package org.nephos.tenancy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nephos.digest.Sha256;

/**
 * The text of an API token: {@code nph_} and 32 random bytes. With so much chance in it one round
 * of SHA-256 is hash enough, and nobody can find it by trying.
 */
public final class ApiTokenSecret {
  private static final String BEGIN = "nph_";
  private static final int BYTES = 32;
  private static final int SHOWN = 8;
  private static final Pattern FORM = Pattern.compile(BEGIN + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private ApiTokenSecret(String text) {
    this.text = text;
  }

  /** A new one, unlike any other. */
  public static ApiTokenSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ApiTokenSecret(
        BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What somebody brought, if it can be one at all. */
  public static Optional<ApiTokenSecret> parse(String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new ApiTokenSecret(text))
        : Optional.empty();
  }

  /** The secret itself, to be shown once. */
  public String reveal() {
    return text;
  }

  /** What is kept of it. */
  public String hash() {
    return Sha256.hex(text);
  }

  /** How people tell it from others. */
  public String prefix() {
    return text.substring(0, SHOWN);
  }

  @Override
  public String toString() {
    return "ApiTokenSecret[" + prefix() + "…]";
  }
}
