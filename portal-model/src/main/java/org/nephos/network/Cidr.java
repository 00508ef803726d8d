package org.nephos.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 range (RFC 4632). Offset 0 is the network, 1 the gateway, 2 to 9 are kept for the
 * provider's own services, guests begin at 10, the last offset is the broadcast address.
 *
 * @param base the network's address as a number
 * @param prefix 8 to 28
 */
public record Cidr(long base, int prefix) {
  /** The first offset that a guest can have. */
  public static final long FIRST_GUEST = 10;

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  public Cidr {
    if (prefix < 8 || prefix > 28) {
      throw new IllegalArgumentException("a prefix is 8 to 28 long");
    }
    if (base % (1L << (32 - prefix)) != 0) {
      throw new IllegalArgumentException("the address has bits behind its prefix");
    }
  }

  /**
   * Reads {@code 10.77.0.0/16}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Cidr parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an IPv4 range: " + text);
    }
    long base = 0;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(matcher.group(i));
      if (octet > 255) {
        throw new IllegalArgumentException("not an IPv4 range: " + text);
      }
      base = base * 256 + octet;
    }
    return new Cidr(base, Integer.parseInt(matcher.group(5)));
  }

  /** The last offset that a guest can have. */
  public long lastGuest() {
    return (1L << (32 - prefix)) - 2;
  }

  /** The address at an offset, dotted. */
  public String address(long offset) {
    long address = base + offset;
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  /** The range in the usual form. */
  public String text() {
    return address(0) + "/" + prefix;
  }
}
