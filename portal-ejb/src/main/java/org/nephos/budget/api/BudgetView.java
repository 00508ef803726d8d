package org.nephos.budget.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetStanding;
import org.nephos.budget.BudgetThreshold;

/**
 * A budget and how it stands.
 *
 * @param project null for all of the tenant, or what bears a tag
 * @param projectName null with it
 * @param tag {@code key=value}; null for all of the tenant, or of a project
 * @param webhookUrl null for none, and for who may not change the budget
 * @param webhook whether there is one
 * @param status null when nobody has looked at it in this month yet, which takes a minute
 */
public record BudgetView(
    UUID id,
    UUID tenant,
    String tenantName,
    UUID project,
    String projectName,
    String tag,
    String name,
    Money amount,
    List<BudgetThreshold> thresholds,
    boolean blockOrders,
    String webhookUrl,
    boolean webhook,
    Status status,
    String createdBy,
    Instant createdAt,
    long version) {

  /**
   * How it stands, in its currency.
   *
   * @param from beginning of the billing month
   * @param to its end
   * @param spent the cost so far, to cents
   * @param forecast the cost when the month ends, to cents
   * @param method how the forecast is made: {@code running} for so far, and what now runs until the
   *     month's end
   * @param percent how much of the amount is spent, rounded down
   * @param forecastPercent how much of it the forecast is, rounded down
   * @param others what costs in other currencies so far, which is in neither sum
   * @param standing how it stands, in a word
   * @param blocking whether it refuses orders now, whatever they cost
   * @param evaluatedAt when this was worked out
   */
  public record Status(
      Instant from,
      Instant to,
      Money spent,
      Money forecast,
      String method,
      BigDecimal percent,
      BigDecimal forecastPercent,
      List<Money> others,
      BudgetStanding standing,
      boolean blocking,
      Instant evaluatedAt) {}
}
