package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.job.JobQueue;
import org.nephos.persistence.Transactions;
import org.nephos.time.PortalClock;

/**
 * Finds the way out for instances whose time is over: a task that nobody works on any more, a
 * deletion that cannot be undone any longer.
 */
@ApplicationScoped
public class InstanceReaper {
  private static final Logger LOG = Logger.getLogger(InstanceReaper.class.getName());
  private static final int MOST = 200;

  private static final String NOT_GOING =
      " and i.state <> org.nephos.compute.InstanceState.DELETED"
          + " and (i.task is null or i.task <> org.nephos.compute.InstanceTask.DELETING)";
  private static final String LOST =
      "select i.id from Instance i where i.taskDeadline <= :now and not exists"
          + " (select 1 from Job j where j.activeResourceId = i.id) order by i.id";
  private static final String PAST_UNDO =
      "select i.id from Instance i where i.state = org.nephos.compute.InstanceState.SOFT_DELETED"
          + " and i.undoUntil <= :now"
          + NOT_GOING
          + " order by i.id";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private InstanceDeletion deletion;
  @Inject private ProvisionInstanceHandler provisioning;
  @Inject private PowerInstanceHandler power;
  @Inject private JobQueue jobs;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /** Does what is due now, each in a transaction of its own. */
  public void reap() {
    each(LOST, this::findExit);
    each(PAST_UNDO, id -> deletion.delete(id, null, "The time to undo is over."));
  }

  private void each(String query, Consumer<UUID> work) {
    Supplier<List<UUID>> due =
        () ->
            em.createQuery(query, UUID.class)
                .setParameter("now", clock.now())
                .setMaxResults(MOST)
                .getResultList();
    for (UUID id : transactions.inNew(due)) {
      try {
        transactions.runInNew(() -> work.accept(id));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "the reaper finds no way out for instance " + id);
      }
    }
  }

  /** What it looks at has no live job that would have to be put away. */
  private static void noJob() {}

  private void findExit(UUID id) {
    Instance instance = instances.lock(id).instance();
    Instant now = clock.now();
    if (instance.task() == null || instance.taskDeadline().isAfter(now) || jobs.hasLive(id)) {
      return;
    }
    LOG.log(
        Level.WARNING, "nobody works on {0} of instance {1}", new Object[] {instance.task(), id});
    switch (instance.task()) {
      case BUILDING ->
          provisioning.abandon(
              id,
              new Fault("timeout", "It was not built in time. Order it again."),
              InstanceReaper::noJob);
      case DELETING -> {
        instance.extendDeadline(now);
        jobs.enqueue(
            DeleteInstanceHandler.KIND,
            InstanceRepository.target(instance),
            Map.of(),
            DeleteInstanceHandler.MAX_ATTEMPTS);
      }
      default ->
          power.abandon(
              id,
              new Fault("timeout", "It was not done in time. Try it again."),
              InstanceReaper::noJob);
    }
  }
}
