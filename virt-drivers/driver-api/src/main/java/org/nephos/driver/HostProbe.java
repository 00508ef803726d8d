package org.nephos.driver;

import java.util.Set;

/**
 * What a host says of itself.
 *
 * @param version the hypervisor's name and version, for people
 * @param bootId changes whenever the host (or the hypervisor's counters) started anew
 * @param vcpus vCPUs that it can promise, at least 1
 * @param ramMib memory that it can promise, in MiB
 * @param diskGib disk that it can promise, in GiB
 * @param capabilities what this host can do
 */
public record HostProbe(
    String version,
    String bootId,
    int vcpus,
    long ramMib,
    long diskGib,
    Set<Capability> capabilities) {
  public HostProbe {
    capabilities = Set.copyOf(capabilities);
  }
}
