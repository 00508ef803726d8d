package org.nephos.tenancy;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.nephos.billing.Money;
import org.nephos.budget.Budget;
import org.nephos.budget.BudgetAlert;
import org.nephos.budget.BudgetBasis;
import org.nephos.budget.BudgetDelivery;
import org.nephos.budget.BudgetService;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.tenancy.api.Caller;

/** What is done to budgets. */
final class BudgetDeeds extends Deeds {
  BudgetDeeds(DeedCloud cloud) {
    super(cloud);
  }

  @Override
  void all() {
    budgets(ada);
  }

  private void budgets(Caller ada) {
    BudgetService budgets = portal.get(BudgetService.class);
    Callable<UUID> budget =
        () ->
            as(
                () -> budgets.create(new CreateBudget(tenant, null, null, budget("1.00")), null),
                ada);
    put(
        "BudgetFacade.create",
        ada,
        null,
        id -> budgets.create(new CreateBudget(tenant, null, null, budget("1.00")), null),
        "name",
        "amount",
        "thresholds",
        "webhookHost");
    put(
        "BudgetFacade.change",
        ada,
        budget,
        id -> budgets.change(id, budget("2.00"), null),
        "name",
        "amount");
    put("BudgetFacade.delete", ada, budget, id -> none(() -> budgets.delete(id)), "amount");
    put(
        "BudgetFacade.redeliver",
        ada,
        () -> givenUp(budget.call()),
        id -> budgets.redeliver(budgetOf(id), id),
        "delivery.state");
  }

  private UUID as(Callable<SavedBudget> made, Caller ada) {
    return portal.as(ada, made).budget().id();
  }

  private BudgetSpec budget(String amount) {
    return new BudgetSpec(
        name(),
        new Money(new BigDecimal(amount), "EUR"),
        List.of(new BudgetThreshold(BudgetBasis.ACTUAL, 1000)),
        false,
        "https://hooks.example.org/");
  }

  /** A call of its webhook that was not taken. */
  private UUID givenUp(UUID budget) {
    return portal.inTransaction(
        () -> {
          EntityManager em = portal.database().em();
          BudgetAlert alert =
              new BudgetAlert(
                  UUID.randomUUID(),
                  em.find(Budget.class, budget),
                  Instant.EPOCH,
                  new BudgetThreshold(BudgetBasis.ACTUAL, 80),
                  BigDecimal.ONE,
                  Instant.EPOCH);
          em.persist(alert);
          em.flush();
          BudgetDelivery call = new BudgetDelivery(UUID.randomUUID(), alert, "{}", Instant.EPOCH);
          call.giveUp();
          em.persist(call);
          return call.id();
        });
  }

  private UUID budgetOf(UUID call) {
    return portal.inTransaction(
        () -> portal.database().em().find(BudgetDelivery.class, call).budgetId());
  }
}
