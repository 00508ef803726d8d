package org.nephos.compute;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** Makes a host name (RFC 1123) from what people call an instance. */
public final class HostName {
  private static final int MAX = 63;

  private HostName() {}

  /**
   * Letters, digits and hyphens of the name in lower case; {@code vm-} and the id's first eight
   * digits when nothing is left.
   */
  public static String of(String name, UUID id) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "");
    if (ascii.length() > MAX) {
      ascii = ascii.substring(0, MAX);
    }
    ascii = ascii.replaceAll("-+$", "");
    return ascii.isEmpty() ? "vm-" + id.toString().substring(0, 8) : ascii;
  }
}
