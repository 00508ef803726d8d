package org.nephos.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.json.Json;
import org.nephos.persistence.AfterCommit;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** Puts jobs into the queue, in the transaction that decides them. */
@ApplicationScoped
public class JobQueue {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;
  @Inject private AfterCommit afterCommit;
  @Inject private JobSignal signal;
  @Inject private HoldPoints holds;

  /**
   * What a job works on.
   *
   * @param type for example {@code instance}
   */
  public record Target(String type, UUID id, String name, UUID tenant, UUID project) {}

  /** Queues a job; the resource must have no live one. The caller holds the resource's lock. */
  public UUID enqueue(String kind, Target target, Object payload, int maxAttempts) {
    return enqueue(kind, target, payload, maxAttempts, null);
  }

  /**
   * Queues a job in the place of the resource's live one, if there is one. The new one waits until
   * the old one's worker has come back from its call, or its lease has long run out.
   */
  public UUID supersede(String kind, Target target, Object payload, int maxAttempts) {
    UUID predecessor = null;
    for (UUID job : live(target.id())) {
      predecessor = job;
      em.createNativeQuery(
              "update job set state = 'SUPERSEDED', active_resource_id = null,"
                  + " finished_at = :now, version = version + 1 where id = :id"
                  + " and active_resource_id is not null")
          .setParameter("now", clock.now())
          .setParameter("id", job)
          .executeUpdate();
    }
    return enqueue(kind, target, payload, maxAttempts, predecessor);
  }

  /** Whether a job of a resource is queued or running; sure while the resource is locked. */
  public boolean hasLive(UUID resource) {
    return !live(resource).isEmpty();
  }

  private List<UUID> live(UUID resource) {
    return em.createQuery("select j.id from Job j where j.activeResourceId = :id", UUID.class)
        .setParameter("id", resource)
        .getResultList();
  }

  private UUID enqueue(
      String kind, Target target, Object payload, int maxAttempts, UUID predecessor) {
    Caller caller = CallerScope.current();
    UUID id = TimeOrderedId.next();
    em.persist(
        new Job(
            id,
            kind,
            target.tenant(),
            target.project(),
            target.type(),
            target.id(),
            target.name(),
            predecessor,
            Json.write(payload),
            maxAttempts,
            caller.personId(),
            caller.username(),
            caller.origin().correlationId(),
            clock.now()));
    afterCommit.once("job-signal", signal::raise);
    holds.reachAtCommit(kind, target.name(), "queued");
    return id;
  }
}
