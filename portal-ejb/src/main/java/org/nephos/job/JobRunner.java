package org.nephos.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.nephos.compute.Fault;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.WorkerTurns;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.Identity;
import org.nephos.tenancy.api.RequestOrigin;

/** Runs one leased job and decides what comes of its failure; the failure's kind alone decides. */
@ApplicationScoped
public class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private JobStore store;
  @Inject private HoldPoints holds;
  @Inject private Transactions transactions;
  @Inject private WorkerTurns turns;
  @Inject @Any private Instance<JobHandler> discovered;

  private volatile Map<String, JobHandler> handlers;

  /** Runs it to its end, its next try, or its grave; never throws. */
  public void run(LeasedJob job) {
    MDC.put("correlationId", job.correlationId());
    try (CallerScope scope = CallerScope.open(actor(job))) {
      turns.asWorker(() -> runUntilPutAway(handler(job.kind()), job));
    } catch (LeaseLost lost) {
      LOG.log(Level.FINE, "job {0} was taken over", job.id());
      letGo(job);
    } catch (RuntimeException e) {
      // The lease runs out and another worker tries again.
      LOG.log(Level.WARNING, "job " + job.id() + " could not be put away", e);
      letGo(job);
    } finally {
      MDC.remove("correlationId");
    }
  }

  /** When it returns, the job is no longer this worker's, and the row says so. */
  private void runUntilPutAway(JobHandler handler, LeasedJob job) {
    try {
      JobRun run = new JobRun(store, holds, job);
      handler.run(run);
      if (!run.hasEnded()) {
        throw new IllegalStateException("the handler of " + job.kind() + " did not end its job");
      }
    } catch (LeaseLost lost) {
      throw lost;
    } catch (DriverException e) {
      failed(handler, job, e.kind(), e);
    } catch (RuntimeException e) {
      failed(handler, job, FailureKind.INTERNAL, e);
    }
  }

  /** What is done for a person is recorded under that person's name. */
  private static Caller actor(LeasedJob job) {
    return new Caller(
        Identity.ofSystem(job.createdByName(), job.createdByName()),
        null,
        RequestOrigin.inside(job.correlationId()));
  }

  private void letGo(LeasedJob job) {
    try {
      store.letGo(job);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "job " + job.id() + " could not be let go", e);
    }
  }

  private void failed(JobHandler handler, LeasedJob job, FailureKind kind, RuntimeException e) {
    LOG.log(
        kind == FailureKind.INTERNAL ? Level.WARNING : Level.INFO,
        "job " + job.id() + " (" + job.kind() + ") failed: " + kind + ": " + e.getMessage(),
        kind == FailureKind.INTERNAL ? e : null);
    Fault fault = new Fault(kind.name(), e.getMessage() == null ? e.toString() : e.getMessage());
    boolean mayPass = kind.isTransient();
    boolean left = job.failures() + 1 < job.maxAttempts();
    if (mayPass && (left || (handler.isEndless() && kind != FailureKind.INTERNAL))) {
      store.retry(job, fault, pause(job.failures()));
    } else {
      transactions.runInNew(
          () -> {
            handler.giveUp(em.find(Job.class, job.id()), fault, () -> store.bury(job, fault));
          });
    }
  }

  /**
   * Doubling from a second, at most half a minute, with jitter so that many do not come at once.
   */
  private static Duration pause(int failures) {
    long full = Math.min(LONGEST_PAUSE.toMillis(), 1000L << Math.min(failures, 10));
    return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }

  /** The handler of a kind. */
  public JobHandler handler(String kind) {
    Map<String, JobHandler> known = handlers;
    if (known == null) {
      known = new HashMap<>();
      for (JobHandler handler : discovered) {
        known.put(handler.kind(), handler);
      }
      handlers = known;
    }
    JobHandler handler = known.get(kind);
    if (handler == null) {
      throw new IllegalStateException("nobody handles jobs of kind " + kind);
    }
    return handler;
  }
}
