package org.nephos.budget;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signs the calls of a webhook: {@code nwh_} and 32 random bytes. */
public final class WebhookSecret {
  private static final String BEGIN = "nwh_";
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private WebhookSecret(String text) {
    this.text = text;
  }

  /** A new one, unlike any other. */
  public static WebhookSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** One that is kept. */
  public static WebhookSecret kept(String text) {
    return new WebhookSecret(text);
  }

  /** The secret itself, to be shown once. */
  public String reveal() {
    return text;
  }

  /** HMAC-SHA256 of the bytes of a text in UTF-8, by the bytes of the secret, as lowercase hex. */
  public String sign(String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[…]";
  }
}
