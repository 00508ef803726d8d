package org.nephos.budget.api;

/**
 * A budget that was made or changed.
 *
 * @param webhookSecret what signs the calls of its webhook, to be shown this once; null when it is
 *     none or the same as before
 */
public record SavedBudget(BudgetView budget, String webhookSecret) {
  @Override
  public String toString() {
    return "SavedBudget[" + budget + "]";
  }
}
