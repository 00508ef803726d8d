package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.nephos.event.EventWriter;
import org.nephos.job.JobQueue;
import org.nephos.order.OrderProgress;
import org.nephos.problem.Reason;
import org.nephos.problem.api.InvalidException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.time.PortalClock;

/** Deleting, at once or so that it can be undone, and undoing it. */
@ApplicationScoped
public class InstanceDeletion {
  private static final Duration LONGEST_UNDO = Duration.ofDays(30);

  @Inject private InstanceRepository instances;
  @Inject private InstanceEnd end;
  @Inject private OrderProgress orders;
  @Inject private AccessService access;
  @Inject private EventWriter events;
  @Inject private JobQueue jobs;
  @Inject private PortalClock clock;

  /**
   * Deletes an instance, as a part of the caller's transaction. Of one that is gone or going,
   * nothing happens.
   *
   * @param undo how long it can be restored; null or zero for at once
   * @param reason mandatory for who acts as the operator
   */
  public Instance delete(UUID id, Duration undo, String reason) {
    check(undo, reason);
    Instance seen = instances.find(id);
    if (isOperatorOnly(seen) && (reason == null || reason.isBlank())) {
      throw new InvalidException(
          "reason", "required", "Say why: the tenant sees it in the instance's history.");
    }
    InstanceRepository.Locked locked = instances.lock(id);
    Instance instance = locked.instance();
    if (instance.state() == InstanceState.DELETED || instance.task() == InstanceTask.DELETING) {
      return instance;
    }
    if (undo != null && !undo.isZero() && isKept(instance)) {
      return deleteSoftly(instance, undo, reason);
    }
    end.begin(instance, InstanceTrigger.DELETE_REQUESTED, reason);
    orders.instanceWithdrawn(locked.order());
    return instance;
  }

  private static void check(Duration undo, String reason) {
    if (undo != null && (undo.isNegative() || undo.compareTo(LONGEST_UNDO) > 0)) {
      throw new InvalidException("undo", "range", "A deletion can be undone for up to 30 days.");
    }
    Reason.check(reason);
  }

  private boolean isOperatorOnly(Instance instance) {
    return !access
        .rights()
        .allow(Permission.INSTANCE_CHANGE, instance.tenantId(), instance.projectId());
  }

  /** What has never lived has nothing that could be restored; it goes at once. */
  private static boolean isKept(Instance instance) {
    return InstanceTransitions.allows(
        instance.state(), instance.task(), InstanceTrigger.SOFT_DELETE_REQUESTED);
  }

  private Instance deleteSoftly(Instance instance, Duration undo, String reason) {
    Transition step = instance.apply(InstanceTrigger.SOFT_DELETE_REQUESTED, clock.now());
    instance.keepUntil(clock.now().plus(undo));
    events.record(instance, step, reason);
    jobs.supersede(
        PowerInstanceHandler.KIND,
        InstanceRepository.target(instance),
        new PowerJob(InstanceAction.STOP),
        PowerInstanceHandler.MAX_ATTEMPTS);
    return instance;
  }

  /** Brings a softly deleted instance back, stopped. */
  Instance restore(UUID id) {
    Instance instance = instances.lockFresh(instances.find(id));
    if (!InstanceTransitions.allows(instance.state(), instance.task(), InstanceTrigger.RESTORED)) {
      throw InstancePower.refused(instance, "restore");
    }
    events.record(instance, instance.apply(InstanceTrigger.RESTORED, clock.now()), null);
    return instance;
  }
}
