package org.nephos.budget.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * Budgets: what a tenant, a project, or what bears a tag is meant to cost in a billing month, who
 * is told when, and whether orders are refused. Who sees a whole tenant's cost sees all of its
 * budgets, others those of their projects.
 */
public interface BudgetFacade {
  /** By name; filters {@code tenant}, {@code project}, {@code name}. */
  Page<BudgetView> list(ListQuery query);

  /** One budget. */
  BudgetView get(UUID id);

  /**
   * The currency that a tenant is charged in, which a budget of it should have.
   *
   * @param tenant never null
   */
  String currency(UUID tenant);

  /**
   * Makes one, and looks at it at once.
   *
   * @param idempotencyKey null for none; a repeated request learns no secret
   * @throws org.nephos.problem.api.InvalidException for values that cannot be accepted
   * @throws org.nephos.problem.api.ConflictException {@code name-taken}, {@code too-many-budgets}
   */
  SavedBudget create(CreateBudget command, String idempotencyKey);

  /**
   * Says all of it anew, but for what it is about. What was told in this month is not told again.
   *
   * @param expectedVersion null to change it whatever it is now
   * @throws org.nephos.problem.api.PreconditionFailedException when it is another
   */
  SavedBudget change(UUID id, BudgetSpec budget, Long expectedVersion);

  /** Deletes it with its history; the audit trail keeps what happened. */
  void delete(UUID id);

  /** What was told of it, newest first. */
  Page<BudgetAlertView> alerts(UUID id, ListQuery query);

  /** The calls of its webhook, newest first; for who may change it. */
  Page<BudgetDeliveryView> deliveries(UUID id, ListQuery query);

  /**
   * Makes a call again that was given up, or taken already.
   *
   * @param delivery one of this budget's
   * @throws org.nephos.problem.api.NotFoundException when it is none
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} while it is still
   *     tried, or when there is no webhook any more
   */
  BudgetDeliveryView redeliver(UUID id, UUID delivery);
}
