package org.nephos.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.driver.SeedSpec;

/** What a guest reads at its first boot: a volume labelled {@code cidata}, as NoCloud has it. */
final class Seed {
  private static final String LABEL = "cidata";

  private Seed() {}

  /**
   * The seed's file system.
   *
   * @param id the guest's id; cloud-init runs once for each
   */
  static byte[] of(UUID id, SeedSpec spec) {
    // JSON is YAML too, and a writer of it can be trusted with any text.
    String metadata =
        Json.text(
            Map.of(
                "instance-id", id.toString(),
                "local-hostname", spec.hostName(),
                "public-keys", spec.sshKeys()));
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("meta-data", (metadata + "\n").getBytes(StandardCharsets.UTF_8));
    files.put("user-data", spec.userData().getBytes(StandardCharsets.UTF_8));
    return IsoImage.of(LABEL, files);
  }
}
