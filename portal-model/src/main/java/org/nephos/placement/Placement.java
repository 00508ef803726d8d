package org.nephos.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Filters, then weighs. The order of the answer is the order in which hosts are tried: preferred
 * zones first, then the emptiest by memory, with a little chance so that many workers do not all
 * run at the same host.
 */
public final class Placement {
  private static final double JITTER = 0.05;

  private static final List<HostFilter> FILTERS =
      List.of(
          filter("zone", (h, r) -> r.zone() == null || r.zone().equals(h.zone())),
          filter("state", (h, r) -> h.state() == HostState.UP),
          filter("vcpus", (h, r) -> h.allocatedVcpus() + r.vcpus() <= h.vcpus()),
          filter("ramMib", (h, r) -> h.allocatedRamMib() + r.ramMib() <= h.ramMib()),
          filter("diskGib", (h, r) -> h.allocatedDiskGib() + r.diskGib() <= h.diskGib()));

  private Placement() {}

  private interface Test {
    boolean of(HostCandidate host, PlacementRequest request);
  }

  private static HostFilter filter(String reason, Test test) {
    return new HostFilter() {
      @Override
      public String reason() {
        return reason;
      }

      @Override
      public boolean admits(HostCandidate host, PlacementRequest request) {
        return test.of(host, request);
      }
    };
  }

  /** Hosts that can take it, in the order to try them. */
  public static List<HostCandidate> order(
      List<HostCandidate> hosts, PlacementRequest request, RandomGenerator random) {
    record Weighed(HostCandidate host, double weight) {}
    return hosts.stream()
        .filter(host -> FILTERS.stream().allMatch(filter -> filter.admits(host, request)))
        .map(host -> new Weighed(host, weight(host) + random.nextDouble() * JITTER))
        .sorted(Comparator.comparingDouble(Weighed::weight))
        .map(Weighed::host)
        .toList();
  }

  private static double weight(HostCandidate host) {
    double fullness = (double) host.allocatedRamMib() / Math.max(1, host.ramMib());
    return host.preferred() ? fullness : fullness + 10;
  }

  /** For each filter that said no first, how many hosts it ruled out. */
  public static Map<String, Long> reasons(List<HostCandidate> hosts, PlacementRequest request) {
    Map<String, Long> reasons = new TreeMap<>();
    for (HostCandidate host : hosts) {
      FILTERS.stream()
          .filter(filter -> !filter.admits(host, request))
          .findFirst()
          .ifPresent(filter -> reasons.merge(filter.reason(), 1L, Long::sum));
    }
    return reasons;
  }
}
