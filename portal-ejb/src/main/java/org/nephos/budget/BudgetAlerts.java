package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nephos.billing.Rounding;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.time.PortalClock;

/**
 * Tells of thresholds that a budget has come to, once in a billing month, as a part of the caller's
 * transaction, which holds the budget's lock. Each is kept, told to programs and in the audit
 * trail; of several at once people get one letter for each basis, about the highest.
 */
@ApplicationScoped
class BudgetAlerts {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;
  @Inject private BudgetNotices notices;
  @Inject private WebhookDeliveries deliveries;
  @Inject private PortalClock clock;

  void tell(Budget budget, Instant from, Instant to, BudgetFigures figures) {
    Set<BudgetThreshold> told = told(budget, from);
    Map<BudgetBasis, BudgetAlert> highest = new EnumMap<>(BudgetBasis.class);
    for (BudgetThreshold threshold : figures.reached(budget.thresholds())) {
      if (told.contains(threshold)) {
        continue;
      }
      BudgetAlert alert =
          new BudgetAlert(
              TimeOrderedId.next(),
              budget,
              from,
              threshold,
              Rounding.toCents(figures.of(threshold.basis())),
              clock.now());
      em.persist(alert);
      em.flush();
      record(budget, alert);
      deliveries.enqueue(budget, alert, figures, to);
      highest.put(threshold.basis(), alert);
    }
    highest.values().forEach(alert -> notices.reached(budget, alert));
  }

  private Set<BudgetThreshold> told(Budget budget, Instant from) {
    Set<BudgetThreshold> told = new HashSet<>();
    em.createQuery(
            "select a from BudgetAlert a where a.budgetId = :budget and a.periodFrom = :from",
            BudgetAlert.class)
        .setParameter("budget", budget.id())
        .setParameter("from", from)
        .getResultList()
        .forEach(alert -> told.add(alert.threshold()));
    return told;
  }

  private void record(Budget budget, BudgetAlert alert) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("basis", alert.threshold().basis().word());
    data.put("percent", alert.threshold().percent());
    data.put("reached", alert.reached().amount().toPlainString());
    data.put("amount", alert.amount().amount().toPlainString());
    data.put("currency", alert.amount().currency());
    data.put("periodFrom", alert.periodFrom().toString());
    events.record(
        new EventDraft(
            "budget.reached",
            budget.tenantId(),
            budget.projectId(),
            "budget",
            budget.id(),
            budget.name(),
            data));
  }
}
