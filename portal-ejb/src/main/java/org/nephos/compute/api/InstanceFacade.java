package org.nephos.compute.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.InstanceAction;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * Instances: seeing, changing, powering, deleting. Never calls a hypervisor but for the console.
 */
public interface InstanceFacade {
  /**
   * Newest first; filters {@code project}, {@code tenant}, {@code state}, {@code name}, {@code
   * flavor}, {@code image}, {@code zone}, {@code host} (operator), {@code order}, {@code
   * scalingGroup}; sorts {@code createdAt}, {@code name}, {@code state}. Deleted ones only with
   * {@code state=DELETED}.
   */
  Page<InstanceView> list(ListQuery query);

  InstanceView get(UUID id);

  /**
   * Renames and tags.
   *
   * @param expectedVersion the version that the caller read, or null to change whatever is there
   */
  InstanceView patch(UUID id, PatchInstance command, Long expectedVersion);

  /**
   * Starts direct work.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} with {@code state},
   *     {@code task} and {@code allowed}
   */
  JobReceipt act(UUID id, InstanceAction action, String reason);

  /**
   * Deletes, in any state and during any task. Of a deleted one: nothing happens.
   *
   * @param undo how long it can be restored; null or zero for at once
   * @param reason mandatory for the operator, else may be null
   */
  InstanceView delete(UUID id, Duration undo, String reason);

  /** Brings a softly deleted instance back, stopped. */
  InstanceView restore(UUID id);

  /** Oldest first. */
  List<TransitionView> history(UUID id);

  /** The end of what the guest wrote to its serial console; raw text, to be escaped when shown. */
  String consoleLog(UUID id);

  /**
   * @param meter {@code cpu.percent}, {@code ram.used}, {@code net.rx}, {@code net.tx}
   * @param step null for the samples as they are
   */
  MetricSeries metrics(UUID id, String meter, Instant from, Instant to, Duration step);
}
