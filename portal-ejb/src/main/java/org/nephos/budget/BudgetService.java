package org.nephos.budget;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.billing.MonthCosts;
import org.nephos.budget.api.BudgetAlertView;
import org.nephos.budget.api.BudgetDeliveryView;
import org.nephos.budget.api.BudgetFacade;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView;
import org.nephos.budget.api.CreateBudget;
import org.nephos.budget.api.SavedBudget;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Budgets at the front door. */
@Stateless
public class BudgetService implements BudgetFacade {
  private static final Logger LOG = Logger.getLogger(BudgetService.class.getName());
  private static final String CREATED_AT = "createdAt";

  private static final ListDefinition<Budget> LIST =
      ListDefinition.of(Budget.class, "name")
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("project", "projectId", Parse::uuid)
          .contains("name", "name")
          .sort("name", "name", Parse::text)
          .sort(CREATED_AT, CREATED_AT, Parse::instant);
  private static final ListDefinition<BudgetAlert> ALERTS =
      ListDefinition.of(BudgetAlert.class, "-" + CREATED_AT)
          .sort(CREATED_AT, CREATED_AT, Parse::instant);
  private static final ListDefinition<BudgetDelivery> DELIVERIES =
      ListDefinition.of(BudgetDelivery.class, "-" + CREATED_AT)
          .equal("state", "state", Parse.constant(DeliveryState.class))
          .sort(CREATED_AT, CREATED_AT, Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private BudgetEditing editing;
  @Inject private BudgetEvaluation evaluation;
  @Inject private BudgetViews views;
  @Inject private WebhookDeliveries calls;
  @Inject private MonthCosts months;
  @Inject private EventWriter events;
  @Inject private Idempotency idempotency;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.COST_SEE)
  public Page<BudgetView> list(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(Scoped.by(access.scope(Permission.COST_SEE))),
        budget ->
            new Marker.Position(
                Map.of("name", budget.name(), CREATED_AT, budget.createdAt().toString()),
                budget.id()),
        views::of);
  }

  @Override
  @Requires(Permission.COST_SEE)
  public BudgetView get(@Names(ResourceKind.BUDGET) UUID id) {
    return views.of(find(id));
  }

  private Budget find(UUID id) {
    Budget budget = em.find(Budget.class, id);
    if (budget == null) {
      throw new NotFoundException();
    }
    return budget;
  }

  @Override
  @Requires(Permission.COST_SEE)
  public String currency(@Names(ResourceKind.TENANT) UUID tenant) {
    return months.currency(tenant);
  }

  @Override
  @Requires(Permission.BUDGET_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SavedBudget create(CreateBudget command, String idempotencyKey) {
    AtomicReference<BudgetEditing.Saved> made = new AtomicReference<>();
    BudgetView answer =
        idempotency.once(
            idempotencyKey,
            command,
            BudgetView.class,
            () -> {
              made.set(editing.create(command));
              return views.of(made.get().budget());
            });
    BudgetEditing.Saved fresh = made.get();
    boolean isNew = fresh != null && fresh.budget().id().equals(answer.id());
    return isNew ? shown(fresh) : new SavedBudget(answer, null);
  }

  @Override
  @Requires(Permission.BUDGET_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SavedBudget change(
      @Names(ResourceKind.BUDGET) UUID id, BudgetSpec budget, Long expectedVersion) {
    return shown(transactions.inNew(() -> editing.change(id, budget, expectedVersion)));
  }

  /** Looked at anew, with its figures and what is to be shown once. */
  private SavedBudget shown(BudgetEditing.Saved saved) {
    try {
      evaluation.look(saved.budget().tenantId());
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "the budget is looked at by the next tick: " + saved.budget().id(), e);
    }
    BudgetView view = transactions.inNew(() -> views.of(find(saved.budget().id())));
    return new SavedBudget(view, saved.secret() == null ? null : saved.secret().reveal());
  }

  @Override
  @Requires(Permission.BUDGET_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void delete(@Names(ResourceKind.BUDGET) UUID id) {
    transactions.runInNew(() -> editing.delete(id));
  }

  @Override
  @Requires(Permission.COST_SEE)
  public Page<BudgetAlertView> alerts(@Names(ResourceKind.BUDGET) UUID id, ListQuery query) {
    return lists.page(
        ALERTS,
        query,
        List.of(of(id)),
        alert -> new Marker.Position(Map.of(CREATED_AT, alert.createdAt().toString()), alert.id()),
        alerts -> alerts.stream().map(BudgetViews::of).toList());
  }

  @Override
  @Requires(Permission.BUDGET_CHANGE)
  public Page<BudgetDeliveryView> deliveries(@Names(ResourceKind.BUDGET) UUID id, ListQuery query) {
    return lists.page(
        DELIVERIES,
        query,
        List.of(of(id)),
        call -> new Marker.Position(Map.of(CREATED_AT, call.createdAt().toString()), call.id()),
        views::ofDeliveries);
  }

  private static Condition of(UUID budget) {
    return new Condition("e.budgetId = :ofBudget", Map.of("ofBudget", budget));
  }

  @Override
  @Requires(Permission.BUDGET_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public BudgetDeliveryView redeliver(@Names(ResourceKind.BUDGET) UUID id, UUID delivery) {
    return transactions.inNew(() -> again(id, delivery));
  }

  private BudgetDeliveryView again(UUID id, UUID delivery) {
    Budget budget = find(id);
    BudgetDelivery call =
        delivery == null
            ? null
            : em.find(BudgetDelivery.class, delivery, LockModeType.PESSIMISTIC_WRITE);
    if (call == null || !call.budgetId().equals(id)) {
      throw new NotFoundException();
    }
    if (call.state() == DeliveryState.PENDING || budget.webhookUrl() == null) {
      throw new ConflictException(
          "state-conflict",
          budget.webhookUrl() == null
              ? "The budget has no webhook any more."
              : "This call is still being tried.",
          Map.of("state", call.state().name()));
    }
    DeliveryState before = call.state();
    call.again();
    em.flush();
    calls.queue(budget, call);
    events.record(
        new EventDraft(
            "budget.redelivered",
            budget.tenantId(),
            budget.projectId(),
            "budget",
            budget.id(),
            budget.name(),
            Changes.of("delivery.state", before, call.state())
                .with(Map.of("delivery", call.id().toString()))));
    return views.ofDeliveries(List.of(call)).get(0);
  }
}
