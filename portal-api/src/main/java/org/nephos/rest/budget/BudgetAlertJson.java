package org.nephos.rest.budget;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.budget.api.BudgetAlertView;
import org.nephos.rest.billing.MoneyJson;

/** A threshold was reached. */
@Schema(name = "BudgetAlert")
public record BudgetAlertJson(
    UUID id,
    @Schema(description = "When the billing month began.") Instant periodFrom,
    ThresholdJson threshold,
    @Schema(description = "What the month had cost, or was forecast to.") MoneyJson reached,
    @Schema(description = "What the budget was then.") MoneyJson amount,
    Instant at) {

  static BudgetAlertJson of(BudgetAlertView view) {
    return new BudgetAlertJson(
        view.id(),
        view.periodFrom(),
        ThresholdJson.of(view.threshold()),
        MoneyJson.of(view.reached()),
        MoneyJson.of(view.amount()),
        view.at());
  }
}
