package org.nephos.driver.libvirt;

import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.NicSpec;

/** The definition of a guest for libvirt. */
final class DomainXml {
  private static final int TITLE_MAX = 63;

  private DomainXml() {}

  /**
   * What a definition needs beyond the specification.
   *
   * @param domainType {@code kvm} or {@code qemu}
   * @param folder the pool's folder on the host
   * @param image what the root disk reads from
   */
  record Place(String domainType, String folder, ImageOnHost image) {
    private String path(String volume) {
      return folder + "/" + volume;
    }
  }

  /** A whole definition. */
  static XmlNode of(GuestSpec spec, GuestRecord record, Place place) {
    GuestFiles files = new GuestFiles(spec.id());
    XmlNode domain = XmlNode.root("domain").attribute("type", place.domainType());
    domain.add("name", files.domain());
    domain.add("uuid", spec.id().toString());
    String title = title(spec.name());
    if (!title.isEmpty()) {
      domain.add("title", title);
    }
    domain.add("metadata").add(record.toXml());
    domain.add("memory");
    domain.add("currentMemory");
    domain.add("vcpu");
    size(domain, spec.size());
    XmlNode os = domain.add("os");
    os.add("type", "hvm").attribute("arch", "x86_64").attribute("machine", "pc");
    XmlNode features = domain.add("features");
    features.add("acpi");
    features.add("apic");
    if (place.domainType().equals("kvm")) {
      domain.add("cpu").attribute("mode", "host-model");
    }
    domain.add("clock").attribute("offset", "utc");
    domain.add("on_poweroff", "destroy");
    domain.add("on_reboot", "restart");
    domain.add("on_crash", "destroy");
    devices(domain.add("devices"), spec, files, place);
    return domain;
  }

  /** Changes the figures of a definition; the disk is not among them. */
  static void size(XmlNode domain, GuestSize size) {
    for (String name : new String[] {"memory", "currentMemory"}) {
      domain
          .first(name)
          .orElseThrow()
          .text(Integer.toString(size.ramMib()))
          .attribute("unit", "MiB");
    }
    domain.first("vcpu").orElseThrow().text(Integer.toString(size.vcpus()));
  }

  /** People's name as libvirt takes it: one line, and only what XML can carry. */
  static String title(String name) {
    String line = XmlNode.legal(name).replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= TITLE_MAX
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE_MAX));
  }

  private static void devices(XmlNode devices, GuestSpec spec, GuestFiles files, Place place) {
    devices.add("controller").attribute("type", "usb").attribute("model", "none");
    rootDisk(devices, files, place);
    seed(devices, files, place);
    for (NicSpec nic : spec.nics()) {
      card(devices, nic);
    }
    XmlNode serial = devices.add("serial").attribute("type", "pty");
    // The guest can write much: virtlogd (or whoever takes its place) sees to it.
    serial.add("log").attribute("file", place.path(files.log())).attribute("append", "on");
    serial.add("target").attribute("port", 0);
    devices
        .add("console")
        .attribute("type", "pty")
        .add("target")
        .attribute("type", "serial")
        .attribute("port", 0);
    devices.add("memballoon").attribute("model", "virtio").add("stats").attribute("period", 10);
    devices
        .add("rng")
        .attribute("model", "virtio")
        .add("backend", "/dev/urandom")
        .attribute("model", "random");
  }

  /**
   * Every format of the chain is named, so that libvirt never guesses one from what a guest wrote.
   */
  private static void rootDisk(XmlNode devices, GuestFiles files, Place place) {
    XmlNode disk = devices.add("disk").attribute("type", "file").attribute("device", "disk");
    disk.add("driver")
        .attribute("name", "qemu")
        .attribute("type", "qcow2")
        .attribute("discard", "unmap");
    disk.add("source").attribute("file", place.path(files.disk()));
    XmlNode backing = disk.add("backingStore").attribute("type", "file");
    backing.add("format").attribute("type", place.image().format());
    backing.add("source").attribute("file", place.path(place.image().volume()));
    backing.add("backingStore");
    disk.add("target").attribute("dev", "vda").attribute("bus", "virtio");
    disk.add("boot").attribute("order", 1);
  }

  private static void seed(XmlNode devices, GuestFiles files, Place place) {
    XmlNode disk = devices.add("disk").attribute("type", "file").attribute("device", "disk");
    disk.add("driver").attribute("name", "qemu").attribute("type", "raw");
    disk.add("source").attribute("file", place.path(files.seed()));
    disk.add("backingStore");
    disk.add("target").attribute("dev", "vdb").attribute("bus", "virtio");
    disk.add("readonly");
  }

  private static void card(XmlNode devices, NicSpec nic) {
    XmlNode card = devices.add("interface").attribute("type", "network");
    card.add("mac").attribute("address", nic.mac());
    card.add("source").attribute("network", HostNetworks.name(nic.network()));
    card.add("model").attribute("type", "virtio");
    // Nothing boots from the network; without the ROM a guest starts sooner.
    card.add("rom").attribute("enabled", "no");
  }
}
