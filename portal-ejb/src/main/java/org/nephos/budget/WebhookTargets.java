package org.nephos.budget;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where webhooks may lead: by http or https to public addresses, and to the hosts that the operator
 * lists in {@code nephos.webhook.hosts}. The addresses that a name resolves to are looked at at
 * each call, because they may be others each time.
 */
final class WebhookTargets {
  private static final int LONGEST = 1_000;
  private static final String SHAPE =
      "It is an address that begins with https:// or http://, with a host and without a user, such"
          + " as https://hooks.example.org/budgets.";
  private static final String INSIDE = "It leads to an address that is not public.";

  private WebhookTargets() {}

  /**
   * What is wrong with an address, as far as that can be said without asking anybody: a sentence,
   * or empty.
   */
  static Optional<String> flaw(String url) {
    if (url.length() > LONGEST) {
      return Optional.of("It has at most " + LONGEST + " characters.");
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of(SHAPE);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      return Optional.of(SHAPE);
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean inside =
        host.equals("localhost") || host.endsWith(".localhost") || isLiteral(host) && !isOpen(host);
    return inside && !isListed(host) ? Optional.of(INSIDE) : Optional.empty();
  }

  /**
   * Whether a host may be called at the addresses that were found for it: only where all of them
   * are public, or the operator lists it.
   */
  static boolean isCallable(String host, InetAddress... found) {
    return isListed(host)
        || found.length > 0 && Arrays.stream(found).allMatch(WebhookTargets::isPublic);
  }

  /** What is said of a host that must not be called. */
  static String inside() {
    return INSIDE;
  }

  private static boolean isListed(String host) {
    Set<String> listed =
        Arrays.stream(System.getProperty("nephos.webhook.hosts", "").split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    return listed.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Whether it is written as an address, which nobody has to be asked for. */
  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  private static boolean isOpen(String literal) {
    try {
      return isPublic(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether an address is one of the open network: of no machine, site, link or group. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes, 0);
  }

  /** Besides what Java knows: this net, shared, reserved, of tests and protocols (RFC 6890). */
  private static boolean isPublic4(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    int third = bytes[at + 2] & 0xff;
    return !(first == 0
        || first == 10
        || first == 127
        || first >= 224
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113));
  }

  /** Global unicast (2000::/3) without those that carry an IPv4 address or are for examples. */
  private static boolean isPublic6(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    int fourth = bytes[3] & 0xff;
    boolean global = first >= 0x20 && first < 0x40;
    boolean translated = first == 0x20 && second == 0x02 && !isPublic4(bytes, 2);
    boolean special =
        first == 0x20 && second == 0x01 && (third < 2 || (third == 0x0d && fourth == 0xb8));
    return global && !translated && !special;
  }
}
