package org.nephos.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.AfterCommit;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;

/** Puts a job that was given up back into the queue, and its resource back to work. */
@ApplicationScoped
class JobRetry {

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private JobRunner runner;
  @Inject private JobStore store;
  @Inject private JobQueue queue;
  @Inject private JobSignal signal;
  @Inject private AfterCommit afterCommit;
  @Inject private EventWriter events;

  /**
   * Revives a dead job, as a part of the caller's transaction.
   *
   * @throws ConflictException when it is not dead, or another try makes no sense any more
   */
  Job again(UUID id, String reason) {
    Reason.check(reason);
    // Nothing else writes a dead job's row, so its lock may come before the resource's.
    Job job = em.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (job == null) {
      throw new NotFoundException();
    }
    if (job.state() != JobState.DEAD) {
      throw new ConflictException(
          "state-conflict",
          "Only a job that was given up can be tried again.",
          Map.of("state", job.state().name(), "allowed", List.of(JobState.DEAD.name())));
    }
    runner.handler(job.kind()).revive(job);
    refuseIfBusy(job);
    JobState before = job.state();
    store.revive(job.id());
    em.refresh(job);
    record(job, before, reason);
    afterCommit.once("job-signal", signal::raise);
    return job;
  }

  /** The handler holds the resource's lock now, so that no other job can come in between. */
  private void refuseIfBusy(Job job) {
    if (queue.hasLive(job.resourceId())) {
      throw new ConflictException(
          "state-conflict",
          "Another job works on the same resource. Wait for its end.",
          Map.of("state", job.state().name()));
    }
  }

  private void record(Job job, JobState before, String reason) {
    Map<String, Object> data = new HashMap<>();
    data.put("kind", job.kind());
    data.put("resource", job.resourceId().toString());
    if (reason != null && !reason.isBlank()) {
      data.put("reason", reason.strip());
    }
    events.record(
        new EventDraft(
            "job.retried",
            job.tenantId(),
            job.projectId(),
            "job",
            job.id(),
            job.resourceName(),
            Changes.of("state", before, job.state()).with(data)));
  }
}
