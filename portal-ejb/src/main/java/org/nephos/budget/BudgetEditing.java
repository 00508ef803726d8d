package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.billing.Rounding;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.CreateBudget;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** Makes, changes and deletes budgets, as a part of the caller's transaction. */
@ApplicationScoped
class BudgetEditing {
  private static final int MOST = 100;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;
  @Inject private WebhookSecrets secrets;

  /**
   * A budget with what is to be shown once.
   *
   * @param secret null when there is none, or it is the same as before
   */
  record Saved(Budget budget, WebhookSecret secret) {}

  Saved create(CreateBudget command) {
    List<Violation> violations = new ArrayList<>();
    BudgetRules.check(command.budget(), violations);
    BudgetTag tag = BudgetRules.tag(command.tag(), violations).orElse(null);
    if (command.project() != null && tag != null) {
      violations.add(
          new Violation("tag", "one-of", "A budget is of a project or of a tag, not of both."));
    }
    UUID tenant = tenant(command, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    requireRoom(tenant);
    requireFree(tenant, command.budget().name().strip(), null);
    Budget budget =
        new Budget(
            TimeOrderedId.next(),
            tenant,
            command.project(),
            tag,
            CallerScope.current().username(),
            clock.now());
    WebhookSecret secret = say(budget, command.budget());
    em.persist(budget);
    em.flush();
    record("budget.created", budget, null, Facts.of(budget));
    return new Saved(budget, secret);
  }

  /** That the caller may change it there is checked for what the command names. */
  private UUID tenant(CreateBudget command, List<Violation> violations) {
    if (command.project() != null) {
      UUID own = em.find(Project.class, command.project()).tenantId();
      if (command.tenant() != null && !command.tenant().equals(own)) {
        violations.add(new Violation("project", "unknown-reference", "There is no such project."));
      }
      return own;
    }
    if (command.tenant() != null) {
      return command.tenant();
    }
    UUID only = access.onlyTenant();
    if (only == null) {
      violations.add(new Violation("tenant", "required", "Say which tenant."));
      return null;
    }
    access.check(Permission.BUDGET_CHANGE, ResourceKind.TENANT, only);
    return only;
  }

  Saved change(UUID id, BudgetSpec spec, Long expectedVersion) {
    Budget budget = lock(id);
    if (expectedVersion != null && expectedVersion != budget.version()) {
      throw new PreconditionFailedException();
    }
    List<Violation> violations = new ArrayList<>();
    BudgetRules.check(spec, violations);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    requireFree(budget.tenantId(), spec.name().strip(), id);
    Facts before = Facts.of(budget);
    WebhookSecret secret = say(budget, spec);
    em.flush();
    record("budget.changed", budget, before, Facts.of(budget));
    return new Saved(budget, secret);
  }

  void delete(UUID id) {
    Budget budget = lock(id);
    record("budget.deleted", budget, Facts.of(budget), null);
    for (String rows : List.of("BudgetDelivery", "BudgetAlert", "BudgetStatus")) {
      em.createQuery("delete from " + rows + " r where r.budgetId = :budget")
          .setParameter("budget", id)
          .executeUpdate();
    }
    em.remove(budget);
  }

  private Budget lock(UUID id) {
    Budget budget = em.find(Budget.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (budget == null) {
      throw new NotFoundException();
    }
    return budget;
  }

  /** Another address has another secret: who knew the old one cannot speak to the new one. */
  private WebhookSecret say(Budget budget, BudgetSpec spec) {
    budget.set(
        spec.name().strip(),
        new Money(Rounding.toCents(spec.amount().amount()), spec.amount().currency()));
    budget.act(spec.thresholds(), spec.blockOrders());
    String url = BudgetRules.url(spec);
    if (url == null) {
      budget.callAt(null, null);
      return null;
    }
    if (url.equals(budget.webhookUrl())) {
      return null;
    }
    WebhookSecret secret = WebhookSecret.random();
    budget.callAt(url, secrets.seal(secret, budget.id()));
    return secret;
  }

  private void requireRoom(UUID tenant) {
    long count =
        em.createQuery("select count(b) from Budget b where b.tenantId = :tenant", Long.class)
            .setParameter("tenant", tenant)
            .getSingleResult();
    if (count >= MOST) {
      throw new ConflictException(
          "too-many-budgets",
          "There are " + MOST + " budgets already. Delete one first.",
          Map.of("limit", MOST));
    }
  }

  private void requireFree(UUID tenant, String name, UUID itself) {
    boolean taken =
        em
            .createQuery(
                "select b.id from Budget b where b.tenantId = :tenant and b.name = :name",
                UUID.class)
            .setParameter("tenant", tenant)
            .setParameter("name", name)
            .getResultList()
            .stream()
            .anyMatch(other -> !other.equals(itself));
    if (taken) {
      throw new ConflictException(
          "name-taken",
          "There is a budget of that name. Choose another name.",
          Map.of("name", name));
    }
  }

  /**
   * All that a budget says; of its webhook the host, because an address may have a secret in it.
   */
  private record Facts(
      String name,
      UUID project,
      String tag,
      String amount,
      String currency,
      List<String> thresholds,
      boolean blockOrders,
      String webhookHost) {
    static Facts of(Budget budget) {
      return new Facts(
          budget.name(),
          budget.projectId(),
          budget.tag() == null ? null : budget.tag().toString(),
          budget.amount().amount().toPlainString(),
          budget.amount().currency(),
          budget.thresholds().stream().map(at -> at.basis().word() + " " + at.percent()).toList(),
          budget.isBlocking(),
          budget.webhookUrl() == null ? null : URI.create(budget.webhookUrl()).getHost());
    }
  }

  private void record(String type, Budget budget, Facts before, Facts after) {
    events.record(
        new EventDraft(
            type,
            budget.tenantId(),
            budget.projectId(),
            "budget",
            budget.id(),
            budget.name(),
            Changes.between(before, after).asData()));
  }
}
