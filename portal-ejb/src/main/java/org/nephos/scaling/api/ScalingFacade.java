package org.nephos.scaling.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.compute.api.MetricSeries;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Groups that follow their load within a maximum that was ordered once. */
public interface ScalingFacade {
  /**
   * Orders a group; the room for its max is held from now on. Where a policy on orders wants an
   * approval, the group waits for it in {@code PENDING_APPROVAL}: nothing but its deletion, which
   * withdraws the order, can be done to it until then.
   *
   * @throws org.nephos.problem.api.ConflictException {@code policy-refused}, {@code too-much-waits}
   */
  ScalingGroupView create(CreateScalingGroup command, String idempotencyKey);

  /** By name; filters {@code project}, {@code state}. */
  Page<ScalingGroupView> list(ListQuery query);

  ScalingGroupView get(UUID id);

  /**
   * Changes figures within the max.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} when it waits for an
   *     approval or is going
   */
  ScalingGroupView resize(UUID id, ResizeScalingGroup command, Long expectedVersion);

  /** Deletes the group and its members; one that waits for an approval is withdrawn. */
  ScalingGroupView delete(UUID id);

  /** Newest first. */
  Page<ScalingDecisionView> decisions(UUID id, ListQuery query);

  /** The mean of {@code cpu.percent} over the members. */
  MetricSeries metric(UUID id, Instant from, Instant to);

  /**
   * Sets the simulated work that a group's members in simulated zones share; operator only.
   *
   * @param totalCpuPercent 0 to 10,000, where 100 is one member fully busy
   */
  void setSimulatedLoad(UUID group, int totalCpuPercent);

  /** What {@link #setSimulatedLoad} set last; operator only. */
  int simulatedLoad(UUID group);

  /**
   * Living groups of all tenants with their simulated load; operator only. Filters {@code name},
   * {@code tenant}, {@code project}, {@code state}, sorts {@code name}, {@code createdAt}, {@code
   * load}.
   */
  Page<SimulatedGroupView> simulated(ListQuery query);
}
