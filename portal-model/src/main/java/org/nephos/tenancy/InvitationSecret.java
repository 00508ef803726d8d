package org.nephos.tenancy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nephos.digest.Sha256;

/**
 * What the link of an invitation carries: 32 random bytes, of which the portal keeps the hash. It
 * proves that its bearer reads the invited address, and so it is asked for instead of the address
 * that somebody signs in with, which may be another.
 */
public final class InvitationSecret {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private InvitationSecret(String text) {
    this.text = text;
  }

  /** A new one, unlike any other. */
  public static InvitationSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new InvitationSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What somebody brought, if it can be one at all. */
  public static Optional<InvitationSecret> parse(String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new InvitationSecret(text))
        : Optional.empty();
  }

  /** The secret itself, for the letter alone. */
  public String reveal() {
    return text;
  }

  /** What is kept of it. */
  public String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "InvitationSecret[…]";
  }
}
