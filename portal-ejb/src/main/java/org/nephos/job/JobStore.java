package org.nephos.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.Fault;
import org.nephos.time.PortalClock;

/**
 * The job table as a queue with leases. A worker's right to a row is its owner together with the
 * attempt, a fencing token that grows with each lease; every write of a worker names both.
 */
@ApplicationScoped
public class JobStore {
  /** How long a lease holds without a heartbeat. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  /** The longest that a driver's call takes; a successor waits that much longer. */
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

  private static final String FENCE =
      " where id = :id and lease_owner = :owner and attempt = :attempt and state = 'RUNNING'";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /**
   * Takes up to {@code limit} jobs whose time has come and whose predecessors are out of the way.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<LeasedJob> lease(String owner, int limit) {
    Instant now = clock.now();
    List<UUID> ids =
        em.createNativeQuery(
                "select id from job where state = 'QUEUED' and run_at <= :now"
                    + " and not exists (select 1 from job p where p.id = job.predecessor_id"
                    + " and p.lease_owner is not null and p.lease_until > :late)"
                    + " order by run_at, id limit "
                    + limit
                    + " for update skip locked",
                UUID.class)
            .setParameter("now", now)
            .setParameter("late", now.minus(CALL_TIMEOUT))
            .getResultList();
    List<LeasedJob> leased = new ArrayList<>();
    for (UUID id : ids) {
      int updated =
          em.createNativeQuery(
                  "update job set state = 'RUNNING', lease_owner = :owner, lease_until = :until,"
                      + " attempt = attempt + 1, started_at = coalesce(started_at, :now),"
                      + " version = version + 1 where id = :id and state = 'QUEUED'")
              .setParameter("owner", owner)
              .setParameter("until", now.plus(LEASE))
              .setParameter("now", now)
              .setParameter("id", id)
              .executeUpdate();
      if (updated == 1) {
        Job job = em.find(Job.class, id);
        leased.add(
            new LeasedJob(
                id,
                job.kind(),
                job.resourceId(),
                job.resourceName(),
                job.payload(),
                owner,
                job.attempt(),
                job.failures(),
                job.maxAttempts(),
                job.startedAt(),
                job.createdByName(),
                job.createdBy(),
                job.correlationId()));
      }
    }
    return leased;
  }

  /** Puts back a job that nobody has begun; it counts as no failure. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void giveBack(LeasedJob job) {
    must(fenced(job, "update job set state = 'QUEUED', lease_owner = null, version = version + 1"));
  }

  /**
   * Keeps the leases of this node alive, but for those whose rows are being written just now: their
   * worker lives, and one that waits for a lock must not make all others lose theirs.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void heartbeat(String owner) {
    List<UUID> ids =
        em.createNativeQuery(
                "select id from job where lease_owner = :owner for update skip locked", UUID.class)
            .setParameter("owner", owner)
            .getResultList();
    if (!ids.isEmpty()) {
      em.createNativeQuery("update job set lease_until = :until where id in (:ids)")
          .setParameter("until", clock.now().plus(LEASE))
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }

  /** Puts back what workers held that have died, counting it as a failure. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int reclaim() {
    Instant now = clock.now();
    List<UUID> ids =
        em.createNativeQuery(
                "select id from job where state = 'RUNNING' and lease_until < :late"
                    + " for update skip locked",
                UUID.class)
            .setParameter("late", now.minus(CALL_TIMEOUT))
            .getResultList();
    if (ids.isEmpty()) {
      return 0;
    }
    return em.createNativeQuery(
            "update job set state = 'QUEUED', run_at = :now, lease_owner = null,"
                + " failures = failures + 1, error_kind = 'WORKER_LOST',"
                + " error_detail = 'The worker did not come back; another takes over.',"
                + " version = version + 1 where id in (:ids)")
        .setParameter("now", now)
        .setParameter("ids", ids)
        .executeUpdate();
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void progress(LeasedJob job, String step, int progress) {
    announce(job, step, progress);
  }

  /** As {@link #progress}, in the caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void announce(LeasedJob job, String step, int progress) {
    must(
        fenced(job, "update job set step = :step, progress = :progress, lease_until = :until")
            .setParameter("step", step)
            .setParameter("progress", progress)
            .setParameter("until", clock.now().plus(LEASE)));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void guard(LeasedJob job) {
    must(
        fenced(job, "update job set lease_until = :until")
            .setParameter("until", clock.now().plus(LEASE)));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void finish(LeasedJob job) {
    em.flush();
    must(
        fenced(
                job,
                "update job set state = 'DONE', active_resource_id = null, lease_owner = null,"
                    + " progress = 100, step = null, error_kind = null, error_detail = null,"
                    + " finished_at = :now, version = version + 1")
            .setParameter("now", clock.now()));
  }

  @Transactional(Transactional.TxType.REQUIRED)
  void again(LeasedJob job, Duration after) {
    must(
        fenced(
                job,
                "update job set state = 'QUEUED', lease_owner = null, run_at = :at,"
                    + " version = version + 1")
            .setParameter("at", clock.now().plus(after)));
  }

  /** Puts a failed job back for another try. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void retry(LeasedJob job, Fault fault, Duration after) {
    must(
        failed(
                job,
                "update job set state = 'QUEUED', lease_owner = null, run_at = :at,"
                    + " failures = failures + 1, error_kind = :kind, error_detail = :detail,"
                    + " version = version + 1",
                fault)
            .setParameter("at", clock.now().plus(after)));
  }

  /** Gives a job up; part of the transaction that finds the resource's exit. */
  @Transactional(Transactional.TxType.MANDATORY)
  void bury(LeasedJob job, Fault fault) {
    em.flush();
    must(
        failed(
                job,
                "update job set state = 'DEAD', active_resource_id = null, lease_owner = null,"
                    + " failures = failures + 1, error_kind = :kind, error_detail = :detail,"
                    + " finished_at = :now, version = version + 1",
                fault)
            .setParameter("now", clock.now()));
  }

  /** Queues a dead job again as if it had never been tried; the attempt keeps on growing. */
  @Transactional(Transactional.TxType.MANDATORY)
  void revive(UUID id) {
    em.flush();
    must(
        em.createNativeQuery(
                "update job set state = 'QUEUED', active_resource_id = resource_id, run_at = :now,"
                    + " failures = 0, progress = 0, step = null, error_kind = null,"
                    + " error_detail = null, started_at = null, finished_at = null,"
                    + " lease_owner = null, lease_until = null, version = version + 1"
                    + " where id = :id and state = 'DEAD'")
            .setParameter("now", clock.now())
            .setParameter("id", id));
  }

  /** Tells a successor that this worker is out of its call. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void letGo(LeasedJob job) {
    em.createNativeQuery(
            "update job set lease_owner = null where id = :id and lease_owner = :owner"
                + " and attempt = :attempt and state <> 'RUNNING'")
        .setParameter("id", job.id())
        .setParameter("owner", job.owner())
        .setParameter("attempt", job.attempt())
        .executeUpdate();
  }

  private Query fenced(LeasedJob job, String update) {
    return em.createNativeQuery(update + FENCE)
        .setParameter("id", job.id())
        .setParameter("owner", job.owner())
        .setParameter("attempt", job.attempt());
  }

  private Query failed(LeasedJob job, String update, Fault fault) {
    return fenced(job, update)
        .setParameter("kind", fault.code())
        .setParameter("detail", fault.detail());
  }

  private static void must(Query update) {
    if (update.executeUpdate() == 0) {
      throw new LeaseLost();
    }
  }
}
