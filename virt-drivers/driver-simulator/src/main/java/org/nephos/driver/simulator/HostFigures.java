package org.nephos.driver.simulator;

import java.net.URI;
import java.net.URISyntaxException;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/**
 * A simulated host as its URI describes it: {@code sim://name?vcpus=64&ramMib=262144&diskGib=4096}.
 *
 * @param name the name in the URI; two URIs of one name are one host
 * @param vcpus what it can promise, at least 1; 64 when not said
 * @param ramMib memory in MiB, at least 1; 262,144 (256 GiB) when not said
 * @param diskGib disk in GiB, at least 1; 4,096 (4 TiB) when not said
 */
record HostFigures(String name, int vcpus, long ramMib, long diskGib) {

  /**
   * Reads a URI.
   *
   * @throws DriverException {@code INVALID} when it is none of ours, or its figures are not
   *     positive
   */
  static HostFigures of(String uri) {
    URI parsed;
    try {
      parsed = new URI(uri);
    } catch (URISyntaxException e) {
      throw invalid(uri);
    }
    // getAuthority, since getHost knows no underscore.
    String name = parsed.getAuthority();
    if (!"sim".equals(parsed.getScheme()) || name == null) {
      throw invalid(uri);
    }
    long vcpus = 64;
    long ramMib = 256 * 1024;
    long diskGib = 4 * 1024;
    String query = parsed.getQuery();
    if (query != null && !query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        long value = positive(uri, pair.substring(equals + 1));
        switch (key) {
          case "vcpus" -> vcpus = value;
          case "ramMib" -> ramMib = value;
          case "diskGib" -> diskGib = value;
          default -> throw invalid(uri);
        }
      }
    }
    if (vcpus > Integer.MAX_VALUE) {
      throw invalid(uri);
    }
    return new HostFigures(name, (int) vcpus, ramMib, diskGib);
  }

  private static long positive(String uri, String text) {
    try {
      long value = Long.parseLong(text);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw invalid(uri);
    }
    throw invalid(uri);
  }

  private static DriverException invalid(String uri) {
    return new DriverException(
        FailureKind.INVALID,
        "Not a simulated host: "
            + uri
            + "; expected sim://name?vcpus=64&ramMib=262144&diskGib=4096 with positive figures.");
  }
}
