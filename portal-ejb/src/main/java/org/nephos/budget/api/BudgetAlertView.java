package org.nephos.budget.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetThreshold;

/**
 * A threshold was reached.
 *
 * @param periodFrom beginning of the billing month
 * @param reached what the month had cost then, or was forecast to
 * @param amount what the budget was then
 */
public record BudgetAlertView(
    UUID id,
    Instant periodFrom,
    BudgetThreshold threshold,
    Money reached,
    Money amount,
    Instant at) {}
