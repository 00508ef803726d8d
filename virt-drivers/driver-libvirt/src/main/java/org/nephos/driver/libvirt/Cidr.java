package org.nephos.driver.libvirt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/**
 * A range of IPv4 addresses.
 *
 * @param network its first address, as a number
 * @param prefix its length, 8 to 30
 */
record Cidr(long network, int prefix) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");

  /**
   * Reads {@code a.b.c.d/n}.
   *
   * @throws DriverException {@code INVALID}
   */
  static Cidr of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw invalid("not an IPv4 range: " + text);
    }
    int prefix = Integer.parseInt(form.group(2));
    long address = address(form.group(1));
    if (prefix < 8 || prefix > 30 || (address & (size(prefix) - 1)) != 0) {
      throw invalid("not an IPv4 range of 4 to 16 million addresses: " + text);
    }
    return new Cidr(address, prefix);
  }

  /** The gateway: the first address after the network's own. */
  String gateway() {
    return dotted(network + 1);
  }

  String netmask() {
    return dotted(0xFFFF_FFFFL & -size(prefix));
  }

  /**
   * Checks that a guest can have an address of this range.
   *
   * @throws DriverException {@code INVALID} for one outside, the gateway's, or the broadcast one
   */
  void requireGuestAddress(String text) {
    long address = address(text);
    if (address < network + 2 || address > network + size(prefix) - 2) {
      throw invalid(text + " is no address for a guest in " + dotted(network) + "/" + prefix);
    }
  }

  private static long size(int prefix) {
    return 1L << (32 - prefix);
  }

  private static long address(String text) {
    String[] parts = text.split("\\.", -1);
    long address = 0;
    for (String part : parts) {
      if (parts.length != 4 || !part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
        throw invalid("not an IPv4 address: " + text);
      }
      address = address << 8 | Integer.parseInt(part);
    }
    return address;
  }

  private static String dotted(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  private static DriverException invalid(String message) {
    return new DriverException(FailureKind.INVALID, message);
  }
}
