package org.nephos.driver.libvirt;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The driver's settings, by name as an operator gives them.
 *
 * @param callTimeout {@code call-timeout}: the longest that one call may take
 * @param connectTimeout {@code connect-timeout}: the longest that a call waits for a connection
 * @param poolName {@code pool-name}: the storage pool on each host, made when it is missing
 * @param poolDir {@code pool-dir}: the folder of that pool as the host sees it; only used when the
 *     pool has to be made
 * @param dhcpDir {@code dhcp-dir}: the folder on each host under which the DHCP server finds the
 *     reserved addresses
 * @param leaseTime {@code lease-time}: how long a guest may use its address without asking again;
 *     also how long an address may be held back after a guest was forced off, whole minutes
 * @param hostThreads {@code host-threads}: calls to one host at once; libvirt itself takes five
 *     from a connection
 * @param hostQueue {@code host-queue}: calls to one host that may wait for a thread
 */
record LibvirtSettings(
    Duration callTimeout,
    Duration connectTimeout,
    String poolName,
    String poolDir,
    String dhcpDir,
    Duration leaseTime,
    int hostThreads,
    int hostQueue) {

  LibvirtSettings {
    positive("call-timeout", callTimeout);
    positive("connect-timeout", connectTimeout);
    positive("lease-time", leaseTime);
    if (leaseTime.compareTo(Duration.ofMinutes(2)) < 0 || leaseTime.toSecondsPart() != 0) {
      throw new IllegalArgumentException("lease-time is whole minutes, at least PT2M");
    }
    if (!poolName.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("pool-name is 1 to 64 letters, digits and . _ -");
    }
    absolute("pool-dir", poolDir);
    absolute("dhcp-dir", dhcpDir);
    within("host-threads", hostThreads, 1, 5);
    within("host-queue", hostQueue, 1, 10_000);
  }

  /**
   * Reads settings; what is not given has its default.
   *
   * @throws IllegalArgumentException for an unknown name or a value out of range
   */
  static LibvirtSettings of(Map<String, String> settings) {
    Map<String, String> left = new HashMap<>(settings);
    LibvirtSettings read =
        new LibvirtSettings(
            Duration.parse(take(left, "call-timeout", "PT20S")),
            Duration.parse(take(left, "connect-timeout", "PT5S")),
            take(left, "pool-name", "nephos"),
            take(left, "pool-dir", "/var/lib/libvirt/images/nephos"),
            take(left, "dhcp-dir", "/var/lib/libvirt/dnsmasq"),
            Duration.parse(take(left, "lease-time", "PT2M")),
            Integer.parseInt(take(left, "host-threads", "4")),
            Integer.parseInt(take(left, "host-queue", "64")));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown settings of the libvirt driver: " + new TreeSet<>(left.keySet()));
    }
    return read;
  }

  private static String take(Map<String, String> left, String name, String fallback) {
    String value = left.remove(name);
    return value == null || value.isBlank() ? fallback : value.strip();
  }

  private static void absolute(String name, String path) {
    if (!path.matches("/[A-Za-z0-9/._-]+") || path.contains("..")) {
      throw new IllegalArgumentException(
          name + " is an absolute path of letters, digits and / . _ -");
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is longer than nothing");
    }
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most);
    }
  }
}
