package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.nephos.job.JobRunner;
import org.nephos.job.JobStore;
import org.nephos.job.LeasedJob;
import org.nephos.persistence.Transactions;

/** Does what the dispatcher of jobs does, but in one thread and by a clock that is put forward. */
@ApplicationScoped
class HistoryWork {
  private static final String OWNER = "made-up-year/1";
  private static final int AT_ONCE = 20;
  private static final int ROUNDS = 200;

  /** Longer than a job pauses, and often enough to outlast the lease of one that has died. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private JobStore store;
  @Inject private JobRunner runner;
  @Inject private Transactions transactions;

  /**
   * Works all jobs off.
   *
   * @throws IllegalStateException when some do not come to an end
   */
  void finish(HistoryClock clock) {
    for (int round = 0; isLeft(); round++) {
      if (round == ROUNDS) {
        throw new IllegalStateException("jobs of the made-up year do not end");
      }
      store.reclaim();
      for (List<LeasedJob> jobs = store.lease(OWNER, AT_ONCE);
          !jobs.isEmpty();
          jobs = store.lease(OWNER, AT_ONCE)) {
        jobs.forEach(runner::run);
      }
      if (isLeft()) {
        clock.forward(PAUSE);
      }
    }
  }

  private boolean isLeft() {
    return transactions.inNew(
        () ->
            !em.createNativeQuery("select id from job where state in ('QUEUED', 'RUNNING') limit 1")
                .getResultList()
                .isEmpty());
  }
}
