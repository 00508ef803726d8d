package org.nephos.driver;

import java.util.List;
import java.util.Objects;

/**
 * What a guest reads at its first boot, by the NoCloud convention. Nothing of it is ever logged.
 *
 * @param hostName letters, digits and hyphens, 1 to 63
 * @param sshKeys public keys in OpenSSH's form; may be empty
 * @param userData a script or cloud-config as the tenant gave it; empty for none
 */
public record SeedSpec(String hostName, List<String> sshKeys, String userData) {
  public SeedSpec {
    Objects.requireNonNull(hostName);
    Objects.requireNonNull(userData);
    sshKeys = List.copyOf(sshKeys);
  }

  /** Keeps secrets out of logs. */
  @Override
  public String toString() {
    return "SeedSpec[hostName=" + hostName + "]";
  }
}
