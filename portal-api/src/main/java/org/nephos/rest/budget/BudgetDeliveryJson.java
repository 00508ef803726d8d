package org.nephos.rest.budget;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.budget.DeliveryState;
import org.nephos.budget.api.BudgetDeliveryView;

/** A call of a budget's webhook. */
@Schema(name = "BudgetDelivery")
public record BudgetDeliveryJson(
    UUID id,
    UUID alert,
    ThresholdJson threshold,
    DeliveryState state,
    @Schema(description = "How often it was tried.") int attempts,
    @Schema(nullable = true, description = "HTTP's, of the last attempt.") Integer status,
    @Schema(nullable = true, description = "What was wrong with the last attempt.") String problem,
    Instant createdAt,
    @Schema(nullable = true) Instant attemptedAt) {

  static BudgetDeliveryJson of(BudgetDeliveryView view) {
    return new BudgetDeliveryJson(
        view.id(),
        view.alert(),
        ThresholdJson.of(view.threshold()),
        view.state(),
        view.attempts(),
        view.status(),
        view.problem(),
        view.createdAt(),
        view.attemptedAt());
  }
}
