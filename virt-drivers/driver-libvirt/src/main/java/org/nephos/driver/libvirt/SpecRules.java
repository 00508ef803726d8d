package org.nephos.driver.libvirt;

import java.util.Set;
import java.util.regex.Pattern;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.NicSpec;

/** What no host can fulfil is refused before any host is asked. */
final class SpecRules {
  private static final Set<String> FORMATS = Set.of("qcow2", "raw");
  private static final int NAME_MAX = 63;
  private static final int NICS_MAX = 16;

  /** What the machine type takes. */
  private static final int VCPUS_MAX = 255;

  private static final int USER_DATA_MAX = 1 << 20;
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern NETWORK_NAME = Pattern.compile("[a-z0-9-]{1,32}");

  /** The second digit is even: the address of one card, not of a group of them. */
  private static final Pattern MAC = Pattern.compile("[0-9a-f][02468ace](:[0-9a-f]{2}){5}");

  private SpecRules() {}

  /**
   * Checks a specification.
   *
   * @throws DriverException {@code INVALID}
   */
  static void check(GuestSpec spec) {
    int length = spec.name().codePointCount(0, spec.name().length());
    require(length >= 1 && length <= NAME_MAX, "a name has 1 to 63 characters");
    require(spec.size().vcpus() <= VCPUS_MAX, "a guest has at most 255 vCPUs");
    require(FORMATS.contains(spec.image().format()), "an image is qcow2 or raw");
    require(!spec.nics().isEmpty() && spec.nics().size() <= NICS_MAX, "a guest has 1 to 16 cards");
    require(HOST_NAME.matcher(spec.seed().hostName()).matches(), "that is no host name");
    require(spec.seed().userData().length() <= USER_DATA_MAX, "user data has at most 1 MiB");
    for (NicSpec nic : spec.nics()) {
      require(MAC.matcher(nic.mac()).matches(), "that is no card's address: " + nic.mac());
      require(
          NETWORK_NAME.matcher(nic.network().name()).matches(),
          "a network's name has 1 to 32 of a-z, 0-9 and -");
      Cidr.of(nic.network().cidr()).requireGuestAddress(nic.ip());
    }
    for (String key : spec.seed().sshKeys()) {
      require(key.indexOf('\n') < 0 && key.indexOf('\r') < 0, "an SSH key is one line");
    }
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new DriverException(FailureKind.INVALID, otherwise);
    }
  }
}
