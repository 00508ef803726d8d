package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.budget.WebhookCall.Outcome;
import org.nephos.compute.Fault;
import org.nephos.job.Job;
import org.nephos.job.JobHandler;
import org.nephos.job.JobRun;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.secret.UnreadableSecretException;
import org.nephos.time.PortalClock;

/**
 * Makes one call of a budget's webhook. A process that dies between the answer and the commit makes
 * it again; the id of the delivery says that it is the same. What the other side refuses or misses
 * is tried again for some hours, and is the tenant's affair: the job ends well, and the delivery
 * says what came of it.
 */
@ApplicationScoped
public class BudgetWebhookHandler implements JobHandler {
  /** The kind. */
  public static final String KIND = "budget.webhook";

  /** Failures of the portal itself. */
  static final int MAX_FAILURES = 10;

  /** With the pauses between them, about three hours and a half. */
  static final int ATTEMPTS = 12;

  private static final Logger LOG = Logger.getLogger(BudgetWebhookHandler.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private WebhookCall call;
  @Inject private WebhookSecrets secrets;
  @Inject private PortalClock clock;

  /**
   * @param secret null where it cannot be read
   */
  private record Letter(UUID delivery, String url, WebhookSecret secret, String body) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int maxAttempts() {
    return MAX_FAILURES;
  }

  @Override
  public void run(JobRun run) {
    Optional<Letter> letter = transactions.inNew(() -> read(run));
    if (letter.isEmpty()) {
      transactions.runInNew(() -> end(run, Outcome.refused("The budget has no webhook any more.")));
      return;
    }
    run.at("sending", 50);
    Letter ready = letter.get();
    Outcome outcome =
        ready.secret() == null
            ? Outcome.refused(
                "What signs its calls cannot be read any more. Give the webhook another address.")
            : call.post(ready.url(), ready.delivery(), ready.body(), ready.secret());
    transactions.runInNew(() -> end(run, outcome));
  }

  /** By the address and the secret of this moment. */
  private Optional<Letter> read(JobRun run) {
    run.guard();
    BudgetDelivery delivery = em.find(BudgetDelivery.class, run.resourceId());
    Budget budget = delivery == null ? null : em.find(Budget.class, delivery.budgetId());
    return budget == null || budget.webhookUrl() == null
        ? Optional.empty()
        : Optional.of(
            new Letter(delivery.id(), budget.webhookUrl(), secret(budget), delivery.body()));
  }

  private WebhookSecret secret(Budget budget) {
    try {
      return secrets.open(budget);
    } catch (UnreadableSecretException e) {
      LOG.log(Level.WARNING, "the secret of budget " + budget.id() + " cannot be read", e);
      return null;
    }
  }

  private void end(JobRun run, Outcome outcome) {
    BudgetDelivery delivery =
        em.find(BudgetDelivery.class, run.resourceId(), LockModeType.PESSIMISTIC_WRITE);
    if (delivery == null) {
      // The budget is deleted, and all of this with it.
      run.finish();
      return;
    }
    if (outcome.status() == null) {
      delivery.unanswered(outcome.problem(), clock.now());
    } else {
      delivery.answered(outcome.status(), clock.now());
    }
    if (delivery.state() == DeliveryState.PENDING
        && (outcome.refused() || delivery.attempts() >= ATTEMPTS)) {
      delivery.giveUp();
    }
    em.flush();
    if (delivery.state() == DeliveryState.PENDING) {
      run.again(pause(delivery.attempts()));
    } else {
      run.finish();
    }
  }

  /** Doubling from ten seconds, at most an hour. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  @Override
  public void giveUp(Job job, Fault fault, Runnable bury) {
    BudgetDelivery delivery =
        em.find(BudgetDelivery.class, job.resourceId(), LockModeType.PESSIMISTIC_WRITE);
    bury.run();
    if (delivery != null) {
      delivery.unanswered("The portal could not make the call.", clock.now());
      delivery.giveUp();
    }
  }

  @Override
  public void revive(Job job) {
    BudgetDelivery delivery =
        em.find(BudgetDelivery.class, job.resourceId(), LockModeType.PESSIMISTIC_WRITE);
    if (delivery == null || delivery.state() != DeliveryState.FAILED) {
      throw new ConflictException(
          "state-conflict",
          "This call is not one that was given up.",
          Map.of("state", delivery == null ? "DELETED" : delivery.state().name()));
    }
    delivery.again();
  }
}
