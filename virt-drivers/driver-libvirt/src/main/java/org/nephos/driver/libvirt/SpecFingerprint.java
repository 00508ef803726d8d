package org.nephos.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.ImageRef;
import org.nephos.driver.NicSpec;

/**
 * Tells whether two specifications are the same without keeping either: the user data in it may
 * hold secrets. The figures are left out, since they change with a resize and are compared by
 * themselves.
 */
final class SpecFingerprint {

  private SpecFingerprint() {}

  /** The lower-case hexadecimal SHA-256 of the specification in its one canonical form. */
  static String of(GuestSpec spec) {
    ImageRef image = spec.image();
    List<Object> nics = new ArrayList<>();
    for (NicSpec nic : spec.nics()) {
      nics.add(
          List.of(
              nic.network().id().toString(),
              nic.network().name(),
              nic.network().cidr(),
              nic.mac(),
              nic.ip()));
    }
    String canonical =
        Json.text(
            Map.of(
                "id", spec.id().toString(),
                "name", spec.name(),
                "image",
                    List.of(
                        image.id().toString(), image.format(), image.location(), image.sha256()),
                "nics", nics,
                "seed",
                    List.of(spec.seed().hostName(), spec.seed().sshKeys(), spec.seed().userData()),
                "labels", spec.labels()));
    return sha256(canonical);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK lacks SHA-256", e);
    }
  }
}
