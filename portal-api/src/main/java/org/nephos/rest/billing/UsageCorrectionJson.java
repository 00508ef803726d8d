package org.nephos.rest.billing;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.api.UsageCorrectionView;

/** What a correction did. */
@Schema(name = "UsageCorrection")
public record UsageCorrectionJson(
    UUID resource,
    @Schema(examples = "2026-11") String month,
    @Schema(description = "How many records it made; 0 when there was nothing to correct.")
        int rows,
    @Schema(description = "What the records of the month cost before.") MoneyJson recorded,
    @Schema(description = "What they cost now.") MoneyJson derived,
    @Schema(description = "What it added; negative for what it took off.") MoneyJson difference,
    @Schema(description = "On which month's invoice it stands.", examples = "2026-12")
        String countsTo) {
  static UsageCorrectionJson of(UsageCorrectionView view) {
    return new UsageCorrectionJson(
        view.resource(),
        view.month().toString(),
        view.rows(),
        MoneyJson.of(new Money(view.recorded(), view.currency())),
        MoneyJson.of(new Money(view.derived(), view.currency())),
        MoneyJson.of(new Money(view.difference(), view.currency())),
        view.countsTo().toString());
  }
}
