package org.nephos.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/** What a host is, learnt once for each connection. */
final class HostFacts {
  private static final String BOOT_POOL = "nephos-boot";
  private static final String BOOT_FOLDER = "/proc/sys/kernel/random";
  private static final String BOOT_FILE = "boot_id";
  private static final int BOOT_ID_MAX = 64;

  private static final String BOOT_ID = "boot id";
  private static final String DOMAIN_TYPE = "domain type";
  private static final String MEMORY = "memory";

  private HostFacts() {}

  /** {@code kvm} where the host's processors can run guests themselves, otherwise {@code qemu}. */
  static String domainType(HostCall call) {
    String known = call.session().fact(DOMAIN_TYPE, String.class);
    if (known != null) {
      return known;
    }
    XmlNode capabilities =
        XmlNode.parse(call.ask("reading capabilities", c -> c.getCapabilities()));
    boolean kvm =
        capabilities.children("guest").stream()
            .flatMap(guest -> guest.children("arch").stream())
            .filter(arch -> arch.attribute("name").equals("x86_64"))
            .flatMap(arch -> arch.children("domain").stream())
            .anyMatch(domain -> domain.attribute("type").equals("kvm"));
    String type = kvm ? "kvm" : "qemu";
    call.session().learn(DOMAIN_TYPE, type);
    return type;
  }

  /** The host's memory in MiB. */
  static long memoryMib(HostCall call) {
    Long known = call.session().fact(MEMORY, Long.class);
    if (known != null) {
      return known;
    }
    long mib = call.ask("reading the host's memory", c -> c.nodeMemoryKib()) / 1024;
    call.session().learn(MEMORY, mib);
    return mib;
  }

  /**
   * The host's boot id. When the host starts anew, all guests do, and all counters begin at zero;
   * when only libvirtd does, guests and counters go on, and the id stays. (A single guest that was
   * stopped and started is seen by its own counters, which fall.)
   *
   * <p>libvirt does not tell a boot id, but it can read files: Linux keeps the id in one, which is
   * read as a volume of a pool over its folder. The pool is transient (it is gone with the next
   * boot), and nothing is ever written through it.
   */
  static String bootId(HostCall call) {
    String known = call.session().fact(BOOT_ID, String.class);
    if (known != null) {
      return known;
    }
    String id = readBootId(call);
    call.session().learn(BOOT_ID, id);
    return id;
  }

  private static String readBootId(HostCall call) {
    String doing = "reading the boot id";
    StoragePool pool =
        call.find(doing, c -> c.storagePoolLookupByName(BOOT_POOL))
            .orElseGet(() -> openBootPool(call, doing));
    byte[] text =
        call.ask(
            doing,
            c -> {
              StorageVol volume = pool.storageVolLookupByName(BOOT_FILE);
              try {
                return VolumeStream.download(call, volume, 0, 0);
              } finally {
                volume.free();
                pool.free();
              }
            });
    String id = new String(text, StandardCharsets.US_ASCII).strip();
    if (id.isEmpty() || id.length() > BOOT_ID_MAX) {
      throw call.failure(FailureKind.UNSUPPORTED, "the host's boot id is none");
    }
    return id;
  }

  private static StoragePool openBootPool(HostCall call, String doing) {
    XmlNode pool = XmlNode.root("pool").attribute("type", "dir");
    pool.add("name", BOOT_POOL);
    pool.add("target").add("path", BOOT_FOLDER);
    try {
      return call.ask(doing, c -> c.storagePoolCreateXML(pool.toXml(), 0));
    } catch (DriverException e) {
      // Another node of the portal may have been quicker.
      Optional<StoragePool> other = call.find(doing, c -> c.storagePoolLookupByName(BOOT_POOL));
      return other.orElseThrow(() -> e);
    }
  }
}
