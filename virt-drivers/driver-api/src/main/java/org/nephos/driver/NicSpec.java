package org.nephos.driver;

import java.util.Objects;

/**
 * A network card.
 *
 * @param network the network it is plugged into
 * @param mac lower-case colon notation, unique in the cloud
 * @param ip the IPv4 address that DHCP shall give to this card; unique within the network
 */
public record NicSpec(NetworkRef network, String mac, String ip) {
  public NicSpec {
    Objects.requireNonNull(network);
    Objects.requireNonNull(mac);
    Objects.requireNonNull(ip);
  }
}
