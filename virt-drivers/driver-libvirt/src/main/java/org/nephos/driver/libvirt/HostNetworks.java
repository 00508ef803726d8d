package org.nephos.driver.libvirt;

import java.util.Optional;
import java.util.UUID;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.NetworkRef;

/**
 * Networks of a host: libvirt's address translation, and a DHCP server that answers only those
 * whose address was reserved, so that nobody gets an address that the portal did not give.
 */
final class HostNetworks {
  private static final String DNSMASQ = "http://libvirt.org/schemas/network/dnsmasq/1.0";

  /** A card that nobody has: with one reservation of its own, libvirt serves reservations only. */
  private static final String NOBODY = "02:6e:65:70:68:6f";

  private final Addresses addresses;

  HostNetworks(Addresses addresses) {
    this.addresses = addresses;
  }

  private record Known(UUID id, String cidr) {}

  /** The name of a network on a host. */
  static String name(NetworkRef network) {
    return "nephos-" + network.name() + "-" + network.id().toString().substring(0, 8);
  }

  /**
   * Ensures that the network is there and up.
   *
   * @throws DriverException {@code INVALID} for a range that is none; {@code CONFLICT} when the
   *     network is there with another range
   */
  void ensure(HostCall call, NetworkRef ref) {
    Known known = new Known(ref.id(), ref.cidr());
    String doing = "ensuring network " + ref.name();
    if (call.session().fact(known, Boolean.class) != null && isUp(call, doing, ref)) {
      return;
    }
    Cidr cidr = Cidr.of(ref.cidr());
    Network network =
        call.find(doing, c -> c.networkLookupByUUID(ref.id()))
            .orElseGet(
                () -> call.ask(doing, c -> c.networkDefineXML(definition(ref, cidr).toXml())));
    try {
      requireSameRange(call, doing, network, cidr);
      addresses.ensureFolder(call, ref.id());
      start(call, doing, network);
    } finally {
      free(network);
    }
    call.session().learn(known, true);
  }

  /** Makes the next use look again. */
  void forget(HostCall call, NetworkRef ref) {
    call.session().forget(new Known(ref.id(), ref.cidr()));
    addresses.forget(call, ref.id());
  }

  /** An operator may have taken down or removed what was there before. */
  private static boolean isUp(HostCall call, String doing, NetworkRef ref) {
    Optional<Network> network = call.find(doing, c -> c.networkLookupByUUID(ref.id()));
    if (network.isEmpty()) {
      return false;
    }
    try {
      return call.ask(doing, c -> network.get().isActive()) == 1;
    } finally {
      free(network.get());
    }
  }

  /**
   * Reserves an address for a card.
   *
   * @throws DriverException {@code CONFLICT} when another card has the address
   */
  void reserve(HostCall call, GuestRecord.Nic nic) {
    addresses.reserve(call, nic);
  }

  /** Ends a reservation; one that is not there is success. */
  void release(HostCall call, GuestRecord.Nic nic) {
    addresses.release(call, nic);
  }

  private XmlNode definition(NetworkRef ref, Cidr cidr) {
    XmlNode network = XmlNode.root("network");
    network.add("name", name(ref));
    network.add("uuid", ref.id().toString());
    network.add("forward").attribute("mode", "nat");
    network.add("bridge").attribute("stp", "off").attribute("delay", "0");
    XmlNode ip = network.add("ip");
    ip.attribute("address", cidr.gateway()).attribute("netmask", cidr.netmask());
    ip.add("dhcp").add("host").attribute("mac", NOBODY).attribute("ip", cidr.gateway());
    network
        .addIn(DNSMASQ, "dnsmasq:options")
        .addIn(DNSMASQ, "dnsmasq:option")
        .attribute("value", "dhcp-hostsdir=" + addresses.folder(ref.id()));
    return network;
  }

  private static void requireSameRange(HostCall call, String doing, Network network, Cidr cidr) {
    XmlNode ip =
        XmlNode.parse(call.ask(doing, c -> network.getXMLDesc(0)))
            .first("ip")
            .orElseThrow(() -> call.failure(FailureKind.CONFLICT, "the network has no range"));
    if (!ip.attribute("address").equals(cidr.gateway())
        || !ip.attribute("netmask").equals(cidr.netmask())) {
      throw call.failure(
          FailureKind.CONFLICT,
          "the network is there with another range: " + ip.attribute("address"));
    }
  }

  private static void start(HostCall call, String doing, Network network) {
    if (call.ask(doing, c -> network.isActive()) == 1) {
      return;
    }
    call.tell(doing, c -> network.setAutostart(true));
    try {
      call.tell(doing, c -> network.create());
    } catch (DriverException e) {
      // Another node of the portal may have been quicker.
      if (call.ask(doing, c -> network.isActive()) != 1) {
        throw e;
      }
    }
  }

  private static void free(Network network) {
    try {
      network.free();
    } catch (LibvirtException e) {
      // The memory of a name; nothing depends on it.
    }
  }
}
