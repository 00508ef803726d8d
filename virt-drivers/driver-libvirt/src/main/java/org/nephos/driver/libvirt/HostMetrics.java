package org.nephos.driver.libvirt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.libvirt.NodeInfo;
import org.nephos.driver.Capability;
import org.nephos.driver.GuestSample;
import org.nephos.driver.HostProbe;
import org.nephos.driver.HostSample;
import org.nephos.driver.libvirt.raw.RawStats;

/** What a host says of itself, and the counters of its guests. */
final class HostMetrics {
  private final Clock clock;
  private final Volumes volumes;
  private final Set<Capability> capabilities;

  HostMetrics(Clock clock, Volumes volumes, Set<Capability> capabilities) {
    this.clock = clock;
    this.volumes = volumes;
    this.capabilities = capabilities;
  }

  /** Version and capacity. */
  HostProbe probe(HostCall call) {
    NodeInfo node = call.ask("reading the host's figures", c -> c.nodeInfo());
    String type = HostFacts.domainType(call);
    return new HostProbe(
        version(call, type),
        HostFacts.bootId(call),
        Math.max(1, node.cpus),
        HostFacts.memoryMib(call),
        volumes.pool(call).capacityGib(),
        capabilities);
  }

  /** The counters of all running guests of ours. */
  HostSample sample(HostCall call) {
    String bootId = HostFacts.bootId(call);
    List<RawStats> all = call.ask("reading counters", c -> c.activeDomainStats());
    List<GuestSample> samples = new ArrayList<>();
    for (RawStats stats : all) {
      boolean ours = stats.name().equals(GuestFiles.DOMAIN_PREFIX + stats.uuid());
      if (ours && isWhole(stats) && GuestDomain.isRunning(stats.get("state.state", 0))) {
        samples.add(sample(stats));
      }
    }
    return new HostSample(bootId, clock.instant(), samples);
  }

  /** While libvirt is at work on a guest it leaves out what QEMU would have to be asked for. */
  private static boolean isWhole(RawStats stats) {
    return stats.values().containsKey("block.0.rd.bytes");
  }

  private static GuestSample sample(RawStats stats) {
    return new GuestSample(
        UUID.fromString(stats.uuid()),
        (int) stats.get("vcpu.current", 1),
        stats.get("cpu.time", 0),
        ramUsedKib(stats),
        stats.sum("net", "rx.bytes"),
        stats.sum("net", "tx.bytes"),
        stats.sum("block", "rd.bytes"),
        stats.sum("block", "wr.bytes"));
  }

  /** Known only where the guest's balloon driver reports. */
  private static long ramUsedKib(RawStats stats) {
    long available = stats.get("balloon.available", -1);
    long free = stats.get("balloon.usable", stats.get("balloon.unused", -1));
    return available < 0 || free < 0 ? -1 : Math.max(0, available - free);
  }

  private static String version(HostCall call, String type) {
    long hypervisor = call.ask("reading the version", c -> c.getVersion());
    long libvirt = call.ask("reading the version", c -> c.getLibVersion());
    return "QEMU "
        + dotted(hypervisor)
        + (type.equals("kvm") ? " (KVM)" : " (emulation)")
        + ", libvirt "
        + dotted(libvirt);
  }

  private static String dotted(long version) {
    return version / 1_000_000 + "." + version / 1_000 % 1_000 + "." + version % 1_000;
  }
}
