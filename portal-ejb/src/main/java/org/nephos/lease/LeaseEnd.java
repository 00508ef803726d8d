package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceActions;
import org.nephos.compute.InstanceDeletion;
import org.nephos.compute.InstancePower;
import org.nephos.compute.InstanceRepository;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.TenantState;
import org.nephos.time.PortalClock;

/**
 * The steps towards the end of a lease, each a part of the caller's transaction. Each looks again
 * under the instance's lock, so that it does nothing to a lease that was extended meanwhile, and
 * nothing twice.
 */
@ApplicationScoped
class LeaseEnd {
  private static final String OVER = "The lease is over.";
  private static final String GRACE_OVER = "The lease is over, and its grace too.";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private InstancePower power;
  @Inject private InstanceDeletion deletion;
  @Inject private LeasePolicies policies;
  @Inject private LeaseRequests requests;
  @Inject private EventWriter events;
  @Inject private LeaseNotices notices;
  @Inject private PortalClock clock;

  /** Warns, if a warning is due that was not given. */
  void warn(UUID id) {
    Instance instance = instances.lockFresh(instances.find(id));
    if (isGoing(instance) || instance.leaseEnd() == null) {
      return;
    }
    policies
        .of(instance.tenantId())
        .dueWarning(clock.now(), instance.leaseEnd(), instance.leaseWarned())
        .ifPresent(before -> warn(instance, before));
  }

  private void warn(Instance instance, Duration before) {
    instance.leaseWarned(before);
    record(
        "instance.lease.warning",
        instance,
        Map.of("leaseEnd", instance.leaseEnd().toString(), "before", before.toString()));
    notices.warning(instance, before);
  }

  /** Stops what runs past its lease, and says until when it is kept. */
  void end(UUID id) {
    Instance instance = instances.lockFresh(instances.find(id));
    Instant now = clock.now();
    if (isGoing(instance) || !instance.isPastLease(now)) {
      return;
    }
    if (InstanceActions.allows(instance, InstanceAction.STOP)) {
      power.begin(id, InstanceAction.STOP, OVER);
    }
    if (instance.leaseDeleteAt() == null) {
      keep(instance, "instance.lease.ended", now);
      notices.ended(instance, instance.leaseDeleteAt());
    }
  }

  private void keep(Instance instance, String type, Instant now) {
    Instant until = now.plus(policies.of(instance.tenantId()).grace());
    instance.leaseOver(until);
    record(
        type,
        instance,
        Map.of("leaseEnd", instance.leaseEnd().toString(), "deleteAt", until.toString()));
  }

  /**
   * Deletes what was kept long enough. It waits for a request that nobody has decided; and where
   * the tenant is not active, nobody could have asked, so that the grace begins anew.
   */
  void delete(UUID id) {
    Instance instance = instances.lock(id).instance();
    Instant now = clock.now();
    Instant until = instance.leaseDeleteAt();
    if (isGoing(instance)
        || !instance.isPastLease(now)
        || until == null
        || now.isBefore(until)
        || requests.isWaiting(id)) {
      return;
    }
    if (em.find(Tenant.class, instance.tenantId()).state() == TenantState.ACTIVE) {
      deletion.delete(id, null, GRACE_OVER);
    } else {
      keep(instance, "instance.lease.kept", now);
    }
  }

  /** Whether there is nothing left that could end. */
  static boolean isGoing(Instance instance) {
    return instance.state() == InstanceState.DELETED || instance.task() == InstanceTask.DELETING;
  }

  private void record(String type, Instance instance, Map<String, Object> data) {
    events.record(
        new EventDraft(
            type,
            instance.tenantId(),
            instance.projectId(),
            "instance",
            instance.id(),
            instance.name(),
            data));
  }
}
