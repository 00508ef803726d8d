package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Rounding;
import org.nephos.job.JobQueue;
import org.nephos.json.Json;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.time.PortalClock;

/** Keeps what a webhook is to be told, and queues the job that tells it. */
@ApplicationScoped
class WebhookDeliveries {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private JobQueue jobs;
  @Inject private PortalClock clock;

  /** A call of an alert, as a part of the caller's transaction; nothing without a webhook. */
  void enqueue(Budget budget, BudgetAlert alert, BudgetFigures figures, Instant periodTo) {
    if (budget.webhookUrl() == null) {
      return;
    }
    UUID id = TimeOrderedId.next();
    BudgetDelivery delivery =
        new BudgetDelivery(id, alert, body(id, budget, alert, figures, periodTo), clock.now());
    em.persist(delivery);
    em.flush();
    queue(budget, delivery);
  }

  /** Queues the job; it has a reference to what is sent, and neither address nor secret. */
  void queue(Budget budget, BudgetDelivery delivery) {
    jobs.enqueue(
        BudgetWebhookHandler.KIND,
        new JobQueue.Target(
            "budget-delivery", delivery.id(), budget.name(), budget.tenantId(), null),
        Map.of(),
        BudgetWebhookHandler.MAX_FAILURES);
  }

  private static String body(
      UUID id, Budget budget, BudgetAlert alert, BudgetFigures figures, Instant periodTo) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("id", budget.id());
    about.put("name", budget.name());
    about.put("project", budget.projectId());
    about.put("tag", budget.tag() == null ? null : budget.tag().toString());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", "budget.reached");
    body.put("delivery", id);
    body.put("at", alert.createdAt());
    body.put("tenant", budget.tenantId());
    body.put("budget", about);
    body.put("period", Map.of("from", alert.periodFrom(), "to", periodTo));
    body.put("basis", alert.threshold().basis().word());
    body.put("percent", alert.threshold().percent());
    String currency = alert.amount().currency();
    body.put("amount", money(alert.amount().amount(), currency));
    body.put("spent", money(figures.spent(), currency));
    body.put("forecast", money(figures.forecast(), currency));
    return Json.write(body);
  }

  private static Map<String, String> money(BigDecimal amount, String currency) {
    return Map.of("amount", Rounding.toCents(amount).toPlainString(), "currency", currency);
  }
}
