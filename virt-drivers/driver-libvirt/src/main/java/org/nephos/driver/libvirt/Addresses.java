package org.nephos.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.libvirt.raw.RawConnection.HostChange;

/**
 * The addresses that are reserved in a network: a folder on the host with one small file for each,
 * named by the address. The network's DHCP server (dnsmasq) reads a new file at once, but forgets
 * one that was removed only when libvirt makes it read everything anew.
 */
final class Addresses {
  private final String root;
  private final Duration leaseTime;

  Addresses(LibvirtSettings settings) {
    root = settings.dhcpDir();
    leaseTime = settings.leaseTime();
  }

  /** The folder of a network on a host. */
  String folder(UUID network) {
    return root + "/" + name(network);
  }

  /** Ensures that the folder is there; dnsmasq does not start without it. */
  void ensureFolder(HostCall call, UUID network) {
    files(network).pool(call);
  }

  /** Makes the next use look again. */
  void forget(HostCall call, UUID network) {
    files(network).forget(call);
  }

  /**
   * Reserves an address for a card.
   *
   * @throws DriverException {@code CONFLICT} when another card has the address
   */
  void reserve(HostCall call, GuestRecord.Nic nic) {
    Volumes files = files(nic.network().id());
    byte[] content = content(nic);
    try {
      files.createWith(call, nic.ip(), content);
    } catch (DriverException e) {
      if (e.kind() != FailureKind.CONFLICT) {
        throw e;
      }
      byte[] other = files.download(call, nic.ip(), 0, 0).orElse(new byte[0]);
      if (!Arrays.equals(content, other)) {
        throw call.failure(FailureKind.CONFLICT, "another card has the address " + nic.ip());
      }
    }
  }

  /** Ends a reservation; one that is not there, or is another card's, is success. */
  void release(HostCall call, GuestRecord.Nic nic) {
    Volumes files = files(nic.network().id());
    boolean own =
        files
            .download(call, nic.ip(), 0, 0)
            .filter(content -> Arrays.equals(content, content(nic)))
            .isPresent();
    if (own) {
      files.delete(call, nic.ip());
    }
    readAnew(call, nic.network().id());
  }

  /**
   * Makes dnsmasq read everything anew. libvirt does that when the DNS server's hosts change, so a
   * name that the gateway may or may not have comes or goes.
   */
  private static void readAnew(HostCall call, UUID network) {
    XmlNode host = XmlNode.root("host").attribute("ip", "127.0.0.1");
    host.add("hostname", "reread.nephos.invalid");
    String xml = host.toXml();
    String doing = "making the DHCP server read anew";
    try {
      call.tell(doing, c -> c.updateDnsHost(network.toString(), HostChange.DELETE, xml));
    } catch (DriverException e) {
      if (e.kind() == FailureKind.UNREACHABLE) {
        throw e;
      }
      addName(call, doing, network, xml);
    }
  }

  private static void addName(HostCall call, String doing, UUID network, String xml) {
    try {
      call.tell(doing, c -> c.updateDnsHost(network.toString(), HostChange.ADD, xml));
    } catch (DriverException e) {
      // A network that is down, or gone, has no server that could know anything.
      if (e.kind() == FailureKind.UNREACHABLE) {
        throw e;
      }
    }
  }

  private byte[] content(GuestRecord.Nic nic) {
    String line = nic.mac() + "," + nic.ip() + "," + leaseTime.toMinutes() + "m\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  private Volumes files(UUID network) {
    return Volumes.readable(name(network), folder(network));
  }

  private static String name(UUID network) {
    return "nephos-dhcp-" + network.toString().substring(0, 8);
  }
}
