package org.nephos.driver.libvirt.raw;

import java.util.Objects;

/**
 * What libvirt says of one domain.
 *
 * @param name its name
 * @param uuid its UUID in canonical form
 * @param state {@code virDomainState}
 * @param reason why it is in that state; its meaning depends on the state
 * @param xml the definition that holds at its next start
 */
public record RawDomain(String name, String uuid, int state, int reason, String xml) {
  public RawDomain {
    Objects.requireNonNull(name);
    Objects.requireNonNull(uuid);
    Objects.requireNonNull(xml);
  }
}
