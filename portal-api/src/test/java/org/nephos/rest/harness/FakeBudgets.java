package org.nephos.rest.harness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetBasis;
import org.nephos.budget.BudgetStanding;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.DeliveryState;
import org.nephos.budget.api.BudgetAlertView;
import org.nephos.budget.api.BudgetDeliveryView;
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;

/** Keeps every budget that it is told. */
public final class FakeBudgets implements BudgetFacade {
  public static final String SECRET = "nwh_of-this-test";
  private static final BudgetThreshold EIGHTY = new BudgetThreshold(BudgetBasis.FORECAST, 80);

  /** The id of the next that is made. */
  public UUID next = UUID.randomUUID();

  public final List<CreateBudget> made = new ArrayList<>();
  public final List<BudgetSpec> changed = new ArrayList<>();
  public final List<BudgetView> kept = new ArrayList<>();
  public final List<UUID> redelivered = new ArrayList<>();

  @Override
  public Page<BudgetView> list(ListQuery query) {
    return new Page<>(List.copyOf(kept), null);
  }

  @Override
  public BudgetView get(UUID id) {
    return kept.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  @Override
  public String currency(UUID tenant) {
    return "EUR";
  }

  @Override
  public SavedBudget create(CreateBudget command, String idempotencyKey) {
    made.add(command);
    kept.add(view(next, command, command.budget(), 0));
    return new SavedBudget(
        kept.get(kept.size() - 1), command.budget().webhookUrl() == null ? null : SECRET);
  }

  @Override
  public SavedBudget change(UUID id, BudgetSpec budget, Long expectedVersion) {
    if (expectedVersion != null && expectedVersion != 0) {
      throw new PreconditionFailedException();
    }
    changed.add(budget);
    return new SavedBudget(view(id, new CreateBudget(null, null, null, budget), budget, 1), null);
  }

  @Override
  public void delete(UUID id) {
    kept.removeIf(one -> one.id().equals(id));
  }

  @Override
  public Page<BudgetAlertView> alerts(UUID id, ListQuery query) {
    return new Page<>(
        List.of(
            new BudgetAlertView(
                UUID.randomUUID(),
                Instant.EPOCH,
                EIGHTY,
                euros("8.50"),
                euros("10.00"),
                Instant.EPOCH)),
        null);
  }

  @Override
  public Page<BudgetDeliveryView> deliveries(UUID id, ListQuery query) {
    return new Page<>(List.of(delivery(UUID.randomUUID(), DeliveryState.FAILED)), null);
  }

  @Override
  public BudgetDeliveryView redeliver(UUID id, UUID delivery) {
    redelivered.add(delivery);
    return delivery(delivery, DeliveryState.PENDING);
  }

  private static BudgetDeliveryView delivery(UUID id, DeliveryState state) {
    return new BudgetDeliveryView(
        id,
        UUID.randomUUID(),
        EIGHTY,
        state,
        12,
        503,
        "It answered with status 503.",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static BudgetView view(UUID id, CreateBudget command, BudgetSpec spec, long version) {
    return new BudgetView(
        id,
        command.tenant(),
        "Acme",
        command.project(),
        command.project() == null ? null : "default",
        command.tag(),
        spec.name(),
        spec.amount(),
        spec.thresholds(),
        spec.blockOrders(),
        spec.webhookUrl(),
        spec.webhookUrl() != null,
        new BudgetView.Status(
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            euros("1.28"),
            euros("66.06"),
            "running",
            new BigDecimal("64.0"),
            new BigDecimal("3303.0"),
            List.of(new Money(new BigDecimal("2.00"), "USD")),
            BudgetStanding.FORECAST_OVER,
            false,
            Instant.EPOCH),
        "acme-admin",
        Instant.EPOCH,
        version);
  }

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }
}
