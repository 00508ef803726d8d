package org.nephos.order.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.order.OrderState;

/**
 * What a person needs to decide an order that waits.
 *
 * @param order who, what, why and the price
 * @param details what exactly is asked for
 * @param quota what is left of project and tenant after the approval
 * @param budgets what is left of the budgets that it is about after the approval, as far as the
 *     caller may see them
 * @param capacity what is left of the cloud after it; empty for whoever does not run the cloud
 * @param placement whether hosts have room now
 * @param earlier what the same person ordered before in this tenant, newest first
 * @param mayDecide whether the caller may decide it now
 * @param own whether it is the caller's own order
 */
public record DecisionView(
    OrderView order,
    Details details,
    List<QuotaAfter> quota,
    List<BudgetAfter> budgets,
    List<CapacityAfter> capacity,
    DryRunView.Placement placement,
    List<Earlier> earlier,
    boolean mayDecide,
    boolean own) {

  /**
   * @param zone null when placement chooses
   * @param lease null for good
   */
  public record Details(
      String flavor,
      String image,
      String zone,
      int count,
      Duration lease,
      Map<String, String> tags) {}

  /**
   * One line of quota. What the order asks for is held already, so an approval changes what is used
   * and what is reserved, and never their sum.
   *
   * @param scope {@code project} or {@code tenant}
   * @param limit null for no limit
   * @param used in use now
   * @param usedAfter in use after the approval
   * @param reservedAfter still promised to others after it
   * @param requested what this order holds
   */
  public record QuotaAfter(
      String scope,
      String resource,
      Long limit,
      long used,
      long usedAfter,
      long reservedAfter,
      long requested) {}

  /**
   * One budget, in its currency.
   *
   * @param spent the cost of the month so far
   * @param forecast the cost when the month ends, if what now runs goes on
   * @param requested what this order costs from now until then; nothing where its price is in
   *     another currency
   * @param left what is left when the month ends; negative for what is missing
   * @param blocks whether it refuses orders when it is used up
   * @param refuses whether it refuses this one
   */
  public record BudgetAfter(
      UUID id,
      String name,
      Money amount,
      Money spent,
      Money forecast,
      Money requested,
      Money left,
      boolean blocks,
      boolean refuses) {}

  /** What all hosts together can promise, have promised, and will have after the approval. */
  public record CapacityAfter(
      String resource, long capacity, long allocated, long allocatedAfter) {}

  /** An order that the same person placed before. */
  public record Earlier(
      UUID id, String summary, OrderState state, Instant createdAt, QuoteView quote) {}
}
