package org.nephos.driver;

import java.util.Objects;
import java.util.UUID;

/**
 * A hypervisor host as the portal knows it.
 *
 * @param id the portal's id of the host
 * @param name its unique name, for messages
 * @param uri where the driver finds it, for example {@code qemu+tls://h1/system} or {@code
 *     sim://sim-01}
 */
public record HostRef(UUID id, String name, String uri) {
  public HostRef {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(uri);
  }
}
