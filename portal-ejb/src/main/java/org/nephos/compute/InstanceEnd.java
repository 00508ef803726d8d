package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.EventWriter;
import org.nephos.job.JobQueue;
import org.nephos.placement.HostRepository;
import org.nephos.quota.QuotaLedger;
import org.nephos.scaling.GroupMembership;
import org.nephos.time.PortalClock;

/**
 * The two halves of an end: deleting is decided, and, once its absence is confirmed, it is gone.
 */
@ApplicationScoped
public class InstanceEnd {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;
  @Inject private JobQueue jobs;
  @Inject private PortalClock clock;
  @Inject private HostRepository hosts;
  @Inject private QuotaLedger quota;
  @Inject private GroupMembership groups;

  /**
   * Decides that an instance goes; the caller holds its lock. Whatever was being done to it is
   * superseded, and it costs nothing from now on.
   *
   * @return the job that removes it
   */
  public UUID begin(Instance instance, InstanceTrigger trigger, String reason) {
    Transition step = instance.apply(trigger, clock.now());
    events.record(instance, step, reason);
    return jobs.supersede(
        DeleteInstanceHandler.KIND,
        InstanceRepository.target(instance),
        Map.of(),
        DeleteInstanceHandler.MAX_ATTEMPTS);
  }

  /**
   * The host has confirmed the absence: addresses, quota and allocation are free. The caller holds
   * the locks of order, group and instance.
   */
  public void complete(Instance instance) {
    Transition step = instance.apply(InstanceTrigger.ABSENCE_CONFIRMED, clock.now());
    events.record(instance, step, null);
    em.createQuery("delete from Port p where p.instanceId = :id")
        .setParameter("id", instance.id())
        .executeUpdate();
    em.flush();
    if (!groups.memberGone(instance)) {
      quota.release(instance.projectId(), instance.tenantId(), instance.quota());
    }
    hosts.free(instance.id());
  }
}
