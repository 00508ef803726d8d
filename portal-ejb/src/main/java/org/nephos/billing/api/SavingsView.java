package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Money;

/**
 * Instances that cost more than they need to, by what was measured of them.
 *
 * @param from from when on it was looked, a full hour
 * @param to up to when, a full hour
 * @param instances what saves most comes first
 * @param savings of all of them a month, one for each currency
 */
public record SavingsView(
    Instant from, Instant to, Limits limits, List<Instance> instances, List<Money> savings) {
  public SavingsView {
    instances = List.copyOf(instances);
    savings = List.copyOf(savings);
  }

  /** Why one is listed. */
  public enum Kind {
    /** It runs and does next to nothing: it could be deleted. */
    IDLE,
    /** A smaller flavor would do. */
    OVERSIZED,
    /** It does not run, but its disk costs. */
    STOPPED
  }

  /**
   * What is idle, and what is oversized; the rule <em>Savings</em> of docs/money.md.
   *
   * @param idleCpuPercent below this on average
   * @param idleNetworkKbPerSecond below this on average, received and sent together
   * @param oversizedCpuPercent never above this
   * @param leastHours so many hours must have been measured
   */
  public record Limits(
      int idleCpuPercent, int idleNetworkKbPerSecond, int oversizedCpuPercent, int leastHours) {}

  /**
   * One of them.
   *
   * @param flavor its flavor's name
   * @param measured what was seen of it; null of a stopped one
   * @param monthly what it costs a month as it is, an estimate
   * @param proposed a flavor that would do; null unless it is oversized
   * @param saving a month: all it costs, or the difference to the flavor proposed
   */
  public record Instance(
      Kind kind,
      UUID id,
      String name,
      UUID project,
      String projectName,
      String flavor,
      Measured measured,
      Money monthly,
      Proposal proposed,
      Money saving) {}

  /**
   * What was measured.
   *
   * @param hours in how many hours
   * @param cpuAverage per cent of all its vCPUs
   * @param cpuMost the highest sample
   * @param networkAverage kB a second, received and sent
   * @param ramMostMib the most memory in use; null where the guest does not say
   */
  public record Measured(
      int hours,
      BigDecimal cpuAverage,
      BigDecimal cpuMost,
      BigDecimal networkAverage,
      Long ramMostMib) {}

  /**
   * A smaller flavor.
   *
   * @param monthly what it would cost a month, an estimate
   */
  public record Proposal(UUID id, String name, int vcpus, int ramMib, int diskGib, Money monthly) {}
}
