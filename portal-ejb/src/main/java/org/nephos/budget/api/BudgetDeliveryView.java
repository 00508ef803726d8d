package org.nephos.budget.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.DeliveryState;

/**
 * A call of a budget's webhook.
 *
 * @param alert what it tells of
 * @param attempts how often it was tried
 * @param status HTTP's, of the last attempt; null without an answer
 * @param problem what was wrong with the last attempt; null for nothing
 * @param attemptedAt null before the first attempt
 */
public record BudgetDeliveryView(
    UUID id,
    UUID alert,
    BudgetThreshold threshold,
    DeliveryState state,
    int attempts,
    Integer status,
    String problem,
    Instant createdAt,
    Instant attemptedAt) {}
