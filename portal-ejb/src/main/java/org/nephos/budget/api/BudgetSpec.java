package org.nephos.budget.api;

import java.util.List;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetThreshold;

/**
 * All that is said of a budget and can be said anew.
 *
 * @param name unique in its tenant
 * @param amount for a billing month, more than nothing, in whole cents
 * @param thresholds when somebody is told; at most 20, none for never
 * @param blockOrders whether orders are refused when it is used up
 * @param webhookUrl where a program is told; null or blank for nowhere
 */
public record BudgetSpec(
    String name,
    Money amount,
    List<BudgetThreshold> thresholds,
    boolean blockOrders,
    String webhookUrl) {
  public BudgetSpec {
    thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
  }
}
