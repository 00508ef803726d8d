package org.nephos.billing.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * What things cost. Rules <em>Which rate</em> and <em>Used prices stay</em> of docs/money.md: what
 * has begun is never edited or deleted; it is ended, or followed by another, from a time to come.
 */
public interface PricePlanFacade {
  /** All price plans with what they say, by name. */
  List<PricePlanView> plans();

  /**
   * Some of them.
   *
   * @throws org.nephos.problem.api.MalformedException for an unknown filter, sort or marker
   */
  Page<PricePlanView> plans(ListQuery query);

  /**
   * Rates of all plans, also those that have ended.
   *
   * @throws org.nephos.problem.api.MalformedException for an unknown filter, sort or marker
   */
  Page<RateView> rates(ListQuery query);

  PricePlanView plan(UUID id);

  /**
   * The plan that a tenant is charged by now, for who pays: what does not hold any more is not in
   * it.
   */
  PricePlanView prices(UUID tenant);

  /** What an instance of each flavor on offer costs by a plan now, the smallest first. */
  List<FlavorPriceView> flavorPrices(UUID plan);

  /** The same by the plan of a tenant, of what it may order, for who pays. */
  List<FlavorPriceView> flavorPricesOf(UUID tenant);

  /** By which plans a tenant was charged since when, the one of now first. */
  List<TenantPlanView> plansOf(UUID tenant);

  RateView rate(UUID id);

  /**
   * Makes a price plan.
   *
   * @throws org.nephos.problem.api.ConflictException {@code name-taken}
   */
  PricePlanView create(CreatePricePlan command, String idempotencyKey);

  /**
   * Adds a rate. The one before it with the same meter and narrowed to the same ends where it
   * begins.
   *
   * @throws org.nephos.problem.api.ConflictException {@code rate-overlap}, which names both rates
   */
  RateView addRate(AddRate command, String idempotencyKey);

  /**
   * Ends a rate.
   *
   * @param at a time to come, or null for the next full minute
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} when it has ended
   */
  RateView endRate(UUID id, Instant at);

  /**
   * Deletes a rate that has not begun.
   *
   * @throws org.nephos.problem.api.ConflictException {@code price-in-use} when it has, {@code
   *     rate-overlap} when the one before it would then last into another
   */
  void deleteRate(UUID id);

  /**
   * Adds a fee, a discount or a minimum.
   *
   * @throws org.nephos.problem.api.ConflictException {@code term-overlap} when one of the same kind
   *     and name holds at the same time
   */
  PlanTermView addTerm(UUID plan, AddPlanTerm command, String idempotencyKey);

  /**
   * Ends a fee, a discount or a minimum.
   *
   * @param at a time to come, or null for the next full minute
   */
  PlanTermView endTerm(UUID plan, UUID term, Instant at);

  /** Deletes a fee, a discount or a minimum that has not begun. */
  void deleteTerm(UUID plan, UUID term);
}
