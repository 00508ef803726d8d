package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceRepository;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Tenant;

/** Takes the lease off an instance, as a part of the caller's transaction. */
@ApplicationScoped
class LeaseRemoval {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private LeasePolicies policies;
  @Inject private LeaseExtensions extensions;
  @Inject private AccessService access;
  @Inject private EventWriter events;

  /** The instance without its lease. What the end of the lease did, as a stop, stays. */
  Instance remove(UUID id, String reason) {
    Reason.flaw(reason, true)
        .ifPresent(
            flaw -> {
              throw new InvalidException(List.of(flaw));
            });
    Instance instance = instances.lockFresh(instances.find(id));
    OpenTenant.require(em.find(Tenant.class, instance.tenantId()));
    LeaseExtensions.requireLease(instance);
    requireRemovable(instance);
    String why = reason.strip();
    extensions.withdraw(id, why);
    Instant before = instance.leaseEnd();
    instance.leaseUntil(null);
    events.record(
        new EventDraft(
            "instance.lease.removed",
            instance.tenantId(),
            instance.projectId(),
            "instance",
            instance.id(),
            instance.name(),
            Changes.of("leaseEnd", before, null).with(Map.of("reason", why))));
    return instance;
  }

  private void requireRemovable(Instance instance) {
    LeaseTerms terms = policies.of(instance.tenantId());
    if (terms.mandatory()) {
      throw new ConflictException(
          "lease-mandatory",
          "Each instance has a lease here. Ask for a longer one instead.",
          Map.of());
    }
    boolean approver =
        access.rights().allow(Permission.ORDER_APPROVE, instance.tenantId(), instance.projectId());
    if (!terms.isRemovable(approver)) {
      throw new ForbiddenException(
          Permission.ORDER_APPROVE,
          "More time needs an approval here, and so does an instance without an end. Ask who"
              + " approves your requests to take the lease off, or ask for a longer one.");
    }
  }
}
