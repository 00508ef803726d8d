package org.nephos.driver.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.NetworkRef;
import org.nephos.driver.NicSpec;

/**
 * What the driver keeps with a domain, as metadata in a namespace of its own. It is all the memory
 * that the driver has: whoever opens a host anew finds everything here.
 *
 * @param fingerprint of the specification, see {@link SpecFingerprint}
 * @param whole whether creation ended; a domain that is not whole is no guest yet, only the list of
 *     what must be removed
 * @param diskGib the root disk's size
 * @param nics the addresses that were reserved for it
 * @param labels the portal's marks
 * @param reboots the last reboot operations that were carried out, newest first
 */
record GuestRecord(
    String fingerprint,
    boolean whole,
    int diskGib,
    List<Nic> nics,
    Map<String, String> labels,
    List<UUID> reboots) {

  /** The namespace of the metadata element. */
  static final String NAMESPACE = "https://nephos.org/xmlns/libvirt/instance/1";

  /** The prefix that libvirt keeps with the namespace. */
  static final String PREFIX = "nephos";

  private static final int REBOOTS_KEPT = 8;

  /** A reserved address, with all that is needed to make its network anew. */
  record Nic(NetworkRef network, String mac, String ip) {}

  GuestRecord {
    nics = List.copyOf(nics);
    labels = Map.copyOf(labels);
    reboots = List.copyOf(reboots);
  }

  /** The record of a guest that is about to be created. */
  static GuestRecord of(GuestSpec spec) {
    List<Nic> nics = new ArrayList<>();
    for (NicSpec nic : spec.nics()) {
      nics.add(new Nic(nic.network(), nic.mac(), nic.ip()));
    }
    return new GuestRecord(
        SpecFingerprint.of(spec), false, spec.size().diskGib(), nics, spec.labels(), List.of());
  }

  GuestRecord asWhole() {
    return new GuestRecord(fingerprint, true, diskGib, nics, labels, reboots);
  }

  GuestRecord withDisk(int gib) {
    return new GuestRecord(fingerprint, whole, gib, nics, labels, reboots);
  }

  GuestRecord withReboot(UUID operation) {
    List<UUID> kept = new ArrayList<>();
    kept.add(operation);
    reboots.stream().limit(REBOOTS_KEPT - 1).forEach(kept::add);
    return new GuestRecord(fingerprint, whole, diskGib, nics, labels, kept);
  }

  /** The metadata element of a whole definition, in its namespace. */
  XmlNode toXml() {
    return fill(XmlNode.root(NAMESPACE, PREFIX + ":instance"), PREFIX + ":");
  }

  /** The same without a namespace, as libvirt wants it when it replaces just this element. */
  XmlNode toPlainXml() {
    return fill(XmlNode.root("instance"), "");
  }

  private XmlNode fill(XmlNode root, String prefix) {
    root.attribute("fingerprint", fingerprint)
        .attribute("whole", whole ? "yes" : "no")
        .attribute("diskGib", diskGib);
    // As JSON, because XML can carry neither every character nor the spaces around a text.
    root.add(prefix + "labels", Json.text(labels));
    for (Nic nic : nics) {
      root.add(prefix + "nic")
          .attribute("network", nic.network().id().toString())
          .attribute("name", nic.network().name())
          .attribute("range", nic.network().cidr())
          .attribute("mac", nic.mac())
          .attribute("ip", nic.ip());
    }
    for (UUID operation : reboots) {
      root.add(prefix + "reboot").attribute("operation", operation.toString());
    }
    return root;
  }

  /** Puts another record into a definition that has one. */
  static void replace(XmlNode domain, GuestRecord record) {
    XmlNode metadata = domain.first("metadata").orElseThrow();
    metadata.children("instance").stream()
        .filter(element -> element.namespace().equals(NAMESPACE))
        .forEach(XmlNode::remove);
    metadata.add(record.toXml());
  }

  /** The record in a domain's definition; empty when the domain is not ours. */
  static Optional<GuestRecord> in(XmlNode domain) {
    for (XmlNode metadata : domain.children("metadata")) {
      for (XmlNode element : metadata.children("instance")) {
        if (element.namespace().equals(NAMESPACE)) {
          return Optional.of(read(element));
        }
      }
    }
    return Optional.empty();
  }

  private static GuestRecord read(XmlNode element) {
    List<Nic> nics = new ArrayList<>();
    for (XmlNode nic : element.children("nic")) {
      nics.add(
          new Nic(
              new NetworkRef(
                  UUID.fromString(nic.attribute("network")),
                  nic.attribute("name"),
                  nic.attribute("range")),
              nic.attribute("mac"),
              nic.attribute("ip")));
    }
    List<UUID> reboots = new ArrayList<>();
    for (XmlNode reboot : element.children("reboot")) {
      reboots.add(UUID.fromString(reboot.attribute("operation")));
    }
    return new GuestRecord(
        element.attribute("fingerprint"),
        element.attribute("whole").equals("yes"),
        Integer.parseInt(element.attribute("diskGib")),
        nics,
        element.first("labels").map(XmlNode::text).map(Json::texts).orElse(Map.of()),
        reboots);
  }
}
