package org.nephos.driver.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.ImageRef;
import org.nephos.driver.NicSpec;
import org.nephos.driver.SeedSpec;

/** Variations of a specification in one component. */
final class Specs {

  private Specs() {}

  static GuestSpec named(GuestSpec s, String name) {
    return new GuestSpec(s.id(), name, s.size(), s.image(), s.nics(), s.seed(), s.labels());
  }

  static GuestSpec sized(GuestSpec s, GuestSize size) {
    return new GuestSpec(s.id(), s.name(), size, s.image(), s.nics(), s.seed(), s.labels());
  }

  static GuestSpec labelled(GuestSpec s, Map<String, String> labels) {
    return new GuestSpec(s.id(), s.name(), s.size(), s.image(), s.nics(), s.seed(), labels);
  }

  static GuestSpec seeded(GuestSpec s, SeedSpec seed) {
    return new GuestSpec(s.id(), s.name(), s.size(), s.image(), s.nics(), seed, s.labels());
  }

  static GuestSize grown(GuestSize size) {
    return new GuestSize(size.vcpus() + 1, size.ramMib() + 64, size.diskGib() + 1);
  }

  /** One specification for each component, other than the given one in just this component. */
  static Map<String, GuestSpec> others(GuestSpec s) {
    GuestSize size = s.size();
    ImageRef image = s.image();
    SeedSpec seed = s.seed();
    NicSpec nic = s.nics().get(0);
    List<NicSpec> nics = new ArrayList<>(s.nics());
    nics.set(0, new NicSpec(nic.network(), flippedMac(nic.mac()), nic.ip()));
    List<String> keys = new ArrayList<>(seed.sshKeys());
    keys.add(
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHNvbWVib2R5LWVsc2Uta2V5LWZvci1hLXRlc3QtMDEy other");
    Map<String, String> labels = new HashMap<>(s.labels());
    labels.put("other", "yes");

    Map<String, GuestSpec> others = new HashMap<>();
    others.put("name", named(s, s.name() + "2"));
    others.put("vcpus", sized(s, new GuestSize(size.vcpus() + 1, size.ramMib(), size.diskGib())));
    others.put("ram", sized(s, new GuestSize(size.vcpus(), size.ramMib() + 64, size.diskGib())));
    others.put("disk", sized(s, new GuestSize(size.vcpus(), size.ramMib(), size.diskGib() + 1)));
    others.put(
        "image",
        new GuestSpec(
            s.id(),
            s.name(),
            size,
            new ImageRef(UUID.randomUUID(), image.format(), image.location(), image.sha256()),
            s.nics(),
            seed,
            s.labels()));
    others.put("nic", new GuestSpec(s.id(), s.name(), size, image, nics, seed, s.labels()));
    others.put(
        "user data",
        seeded(s, new SeedSpec(seed.hostName(), seed.sshKeys(), seed.userData() + "\n#other\n")));
    others.put("ssh keys", seeded(s, new SeedSpec(seed.hostName(), keys, seed.userData())));
    others.put("labels", labelled(s, labels));
    return others;
  }

  private static String flippedMac(String mac) {
    char last = mac.charAt(mac.length() - 1);
    return mac.substring(0, mac.length() - 1) + (last == '0' ? '1' : '0');
  }
}
