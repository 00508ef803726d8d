package org.nephos.driver;

import java.util.Objects;
import java.util.UUID;

/**
 * A network that a driver ensures on the host: address translation to the outside, DHCP inside.
 *
 * @param id the portal's id of the network
 * @param name a short name of {@code [a-z0-9-]}, at most 32 characters
 * @param cidr its IPv4 range, for example {@code 10.77.0.0/16}; the first address is the gateway
 */
public record NetworkRef(UUID id, String name, String cidr) {
  public NetworkRef {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(cidr);
  }
}
