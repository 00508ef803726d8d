package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.billing.Money;
import org.nephos.billing.Rounding;
import org.nephos.budget.api.BudgetAlertView;
import org.nephos.budget.api.BudgetDeliveryView;
import org.nephos.budget.api.BudgetView;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Rights;
import org.nephos.time.PortalClock;

/** Shows budgets to the caller. */
@ApplicationScoped
class BudgetViews {
  /** So far, and what now runs until the month's end. */
  private static final String METHOD = "running";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;
  @Inject private DisplayNames names;
  @Inject private PortalClock clock;

  BudgetView of(Budget budget) {
    return of(List.of(budget)).get(0);
  }

  List<BudgetView> of(List<Budget> budgets) {
    if (budgets.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> tenants = names.tenants(ids(budgets, Budget::tenantId));
    Map<UUID, String> projects = names.projects(ids(budgets, Budget::projectId));
    Map<UUID, BudgetStatus> statuses = statuses(ids(budgets, Budget::id));
    Rights rights = access.rights();
    Instant now = clock.now();
    return budgets.stream()
        .map(
            budget ->
                new BudgetView(
                    budget.id(),
                    budget.tenantId(),
                    tenants.get(budget.tenantId()),
                    budget.projectId(),
                    budget.projectId() == null ? null : projects.get(budget.projectId()),
                    budget.tag() == null ? null : budget.tag().toString(),
                    budget.name(),
                    budget.amount(),
                    budget.thresholds(),
                    budget.isBlocking(),
                    rights.allow(Permission.BUDGET_CHANGE, budget.tenantId(), null)
                        ? budget.webhookUrl()
                        : null,
                    budget.webhookUrl() != null,
                    status(budget, statuses.get(budget.id()), now),
                    budget.createdBy(),
                    budget.createdAt(),
                    budget.version()))
        .toList();
  }

  private static Set<UUID> ids(List<Budget> budgets, Function<Budget, UUID> which) {
    return budgets.stream().map(which).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private Map<UUID, BudgetStatus> statuses(Set<UUID> budgets) {
    Map<UUID, BudgetStatus> statuses = new HashMap<>();
    em.createQuery("select s from BudgetStatus s where s.budgetId in :ids", BudgetStatus.class)
        .setParameter("ids", budgets)
        .getResultList()
        .forEach(status -> statuses.put(status.budgetId(), status));
    return statuses;
  }

  /** What was worked out in another month says nothing of this one. */
  private static BudgetView.Status status(Budget budget, BudgetStatus status, Instant now) {
    if (status == null || !status.isOf(now)) {
      return null;
    }
    BigDecimal amount = budget.amount().amount();
    String currency = budget.amount().currency();
    BudgetFigures figures = new BudgetFigures(amount, status.spent(), status.forecast());
    return new BudgetView.Status(
        status.periodFrom(),
        status.periodTo(),
        new Money(Rounding.toCents(status.spent()), currency),
        new Money(Rounding.toCents(status.forecast()), currency),
        METHOD,
        percent(status.spent(), amount),
        percent(status.forecast(), amount),
        status.others(),
        figures.standing(),
        budget.isBlocking() && figures.judge(BigDecimal.ZERO) == BudgetVerdict.USED_UP,
        status.evaluatedAt());
  }

  /** Rounded down, so that a hundred is said when it is reached and not before. */
  private static BigDecimal percent(BigDecimal part, BigDecimal amount) {
    return part.multiply(HUNDRED).divide(amount, 1, RoundingMode.FLOOR);
  }

  static BudgetAlertView of(BudgetAlert alert) {
    return new BudgetAlertView(
        alert.id(),
        alert.periodFrom(),
        alert.threshold(),
        alert.reached(),
        alert.amount(),
        alert.createdAt());
  }

  List<BudgetDeliveryView> ofDeliveries(List<BudgetDelivery> deliveries) {
    Map<UUID, BudgetThreshold> thresholds = new HashMap<>();
    if (!deliveries.isEmpty()) {
      em.createQuery("select a from BudgetAlert a where a.id in :ids", BudgetAlert.class)
          .setParameter(
              "ids", deliveries.stream().map(BudgetDelivery::alertId).collect(Collectors.toSet()))
          .getResultList()
          .forEach(alert -> thresholds.put(alert.id(), alert.threshold()));
    }
    return deliveries.stream()
        .map(
            delivery ->
                new BudgetDeliveryView(
                    delivery.id(),
                    delivery.alertId(),
                    thresholds.get(delivery.alertId()),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.status(),
                    delivery.problem(),
                    delivery.createdAt(),
                    delivery.attemptedAt()))
        .toList();
  }
}
