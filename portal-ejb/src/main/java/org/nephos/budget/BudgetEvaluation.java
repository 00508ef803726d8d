package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.billing.Money;
import org.nephos.billing.MonthCosts;
import org.nephos.billing.MonthCosts.ResourceCost;
import org.nephos.billing.Rounding;
import org.nephos.compute.Instance;
import org.nephos.persistence.Duplicates;
import org.nephos.persistence.Transactions;
import org.nephos.time.PortalClock;

/**
 * Works out how budgets stand: the costs of a tenant are read once for all of its budgets, and each
 * budget is written in a transaction of its own, under its lock, so that two nodes tell of a
 * threshold once.
 */
@ApplicationScoped
class BudgetEvaluation {
  private static final Logger LOG = Logger.getLogger(BudgetEvaluation.class.getName());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private MonthCosts months;
  @Inject private BudgetAlerts alerts;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /** The tenants that have budgets. */
  List<UUID> tenants() {
    return transactions.inNew(
        () ->
            em.createQuery("select distinct b.tenantId from Budget b order by 1", UUID.class)
                .getResultList());
  }

  /** Looks at all budgets of a tenant; one that fails holds up no other. */
  void look(UUID tenant) {
    MonthCosts.Month month = months.running(tenant);
    List<UUID> ids =
        transactions.inNew(
            () ->
                em.createQuery(
                        "select b.id from Budget b where b.tenantId = :tenant order by b.id",
                        UUID.class)
                    .setParameter("tenant", tenant)
                    .getResultList());
    for (UUID id : ids) {
      try {
        transactions.runInNew(() -> look(id, month));
      } catch (RuntimeException e) {
        if (!Duplicates.isDuplicate(e)) {
          LOG.log(Level.WARNING, "budget " + id + " could not be looked at", e);
        }
      }
    }
  }

  private void look(UUID id, MonthCosts.Month month) {
    Budget budget = em.find(Budget.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (budget == null) {
      return;
    }
    String currency = budget.amount().currency();
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal more = BigDecimal.ZERO;
    Map<String, BigDecimal> others = new TreeMap<>();
    Predicate<ResourceCost> isAbout = about(budget, month.from());
    for (ResourceCost cost : month.costs()) {
      if (!isAbout.test(cost)) {
        continue;
      }
      if (cost.currency().equals(currency)) {
        spent = spent.add(cost.spent());
        more = more.add(cost.more());
      } else if (cost.spent().signum() != 0) {
        others.merge(cost.currency(), cost.spent(), BigDecimal::add);
      }
    }
    BudgetFigures figures = new BudgetFigures(budget.amount().amount(), spent, spent.add(more));
    if (write(budget, month, figures, named(others))) {
      alerts.tell(budget, month.from(), month.to(), figures);
    }
  }

  private static List<Money> named(Map<String, BigDecimal> sums) {
    List<Money> named = new ArrayList<>();
    sums.forEach((currency, sum) -> named.add(new Money(Rounding.toCents(sum), currency)));
    return named;
  }

  /** False when somebody has looked at it later already. */
  private boolean write(
      Budget budget, MonthCosts.Month month, BudgetFigures figures, List<Money> others) {
    BudgetStatus status = em.find(BudgetStatus.class, budget.id());
    boolean isNew = status == null;
    if (isNew) {
      status = new BudgetStatus(budget.id());
    } else if (status.evaluatedAt().isAfter(month.asOf().plusSeconds(1))
        && status.isOf(month.asOf())) {
      return false;
    }
    status.set(
        month.from(),
        month.to(),
        figures.spent(),
        figures.forecast(),
        others,
        latest(month.asOf(), clock.now()));
    if (isNew) {
      em.persist(status);
    }
    return true;
  }

  private static Instant latest(Instant asOf, Instant now) {
    return asOf.isAfter(now) ? now : asOf;
  }

  private Predicate<ResourceCost> about(Budget budget, Instant since) {
    if (budget.projectId() != null) {
      return cost -> cost.project().equals(budget.projectId());
    }
    if (budget.tag() != null) {
      Set<UUID> tagged = tagged(budget.tenantId(), budget.tag(), since);
      return cost -> tagged.contains(cost.resource());
    }
    return cost -> true;
  }

  /** What bears a tag, as it is now, and was there in the month. */
  private Set<UUID> tagged(UUID tenant, BudgetTag tag, Instant since) {
    Set<UUID> found = new HashSet<>();
    em
        .createQuery(
            "select i from Instance i where i.tenantId = :tenant"
                + " and locate(:tag, i.tags) > 0"
                + " and (i.deletedAt is null or i.deletedAt >= :since)",
            Instance.class)
        .setParameter("tenant", tenant)
        .setParameter("tag", tag.stored())
        .setParameter("since", since)
        .getResultList()
        .stream()
        .filter(instance -> tag.isIn(instance.tags()))
        .forEach(instance -> found.add(instance.id()));
    return found;
  }
}
