package org.nephos.scaling;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * What a member is made of, as a group keeps it. Names and keys are copies, so that a group can
 * grow when what they came from is gone.
 *
 * @param zone null for any
 * @param network where it is connected
 * @param namedNetwork what was asked for, or null for the default
 * @param keypair null for none
 * @param userData in Base64, so that its length as JSON has a bound; null for none
 */
public record MemberTemplate(
    UUID flavor,
    String flavorName,
    UUID image,
    String zone,
    UUID network,
    UUID namedNetwork,
    UUID keypair,
    String keypairName,
    String publicKey,
    String userData,
    Map<String, String> tags) {

  /** What the component {@code userData} is for a text; null for null. */
  public static String encoded(String text) {
    return text == null
        ? null
        : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a guest runs at its first boot, or null. */
  public String startUpData() {
    return userData == null
        ? null
        : new String(Base64.getDecoder().decode(userData), StandardCharsets.UTF_8);
  }

  /** Keeps user data out of logs. */
  @Override
  public String toString() {
    return "MemberTemplate[flavor=" + flavor + ", image=" + image + ", zone=" + zone + "]";
  }
}
