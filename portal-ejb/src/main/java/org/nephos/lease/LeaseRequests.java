package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nephos.time.PortalClock;

/** Reads requests for more time. */
@ApplicationScoped
class LeaseRequests {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** Whether a request of this instance waits for a decision; exact under the instance's lock. */
  boolean isWaiting(UUID instance) {
    return em.createQuery(
                "select count(r) from LeaseExtension r where r.pendingInstanceId = :instance",
                Long.class)
            .setParameter("instance", instance)
            .getSingleResult()
        > 0;
  }

  /** The request of this instance that waits for a decision; exact under the instance's lock. */
  Optional<LeaseExtension> waiting(UUID instance) {
    return em.createQuery(
            "select r from LeaseExtension r where r.pendingInstanceId = :instance",
            LeaseExtension.class)
        .setParameter("instance", instance)
        .getResultStream()
        .findFirst();
  }

  /** How often the instance was given more time with nobody's approval. */
  long freeOnes(UUID instance) {
    return em.createQuery(
            "select count(r) from LeaseExtension r where r.instanceId = :instance"
                + " and r.automatic = true",
            Long.class)
        .setParameter("instance", instance)
        .getSingleResult();
  }

  /** Those that nobody has decided in time, and those of instances that are gone. */
  List<UUID> overdue(int most) {
    return em.createQuery(
            "select r.id from LeaseExtension r where"
                + " r.state = org.nephos.request.RequestState.PENDING"
                + " and (r.expiresAt <= :now or exists (select 1 from Instance i"
                + " where i.id = r.instanceId and"
                + " (i.state = org.nephos.compute.InstanceState.DELETED"
                + " or i.task = org.nephos.compute.InstanceTask.DELETING)))"
                + " order by r.createdAt, r.id",
            UUID.class)
        .setParameter("now", clock.now())
        .setMaxResults(most)
        .getResultList();
  }
}
