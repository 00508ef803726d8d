package org.nephos.rest.invoice;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.invoice.api.RevenueView;
import org.nephos.rest.billing.MoneyJson;

/** What a month brought in one currency, by the month that invoices are about. */
@Schema(name = "Revenue")
public record RevenueJson(
    @Schema(examples = "2026-11") String month,
    @Schema(examples = "12") int invoices,
    @Schema(description = "Of invoices, without tax.") MoneyJson net,
    MoneyJson tax,
    MoneyJson total,
    @Schema(description = "Net of credit notes, negative.") MoneyJson credited,
    MoneyJson paid,
    @Schema(description = "Still owed.") MoneyJson open,
    @Schema(description = "The part of open that is behind its term.") MoneyJson overdue) {
  static RevenueJson of(RevenueView view) {
    return new RevenueJson(
        view.month().toString(),
        view.invoices(),
        money(view.net(), view),
        money(view.tax(), view),
        money(view.total(), view),
        money(view.credited(), view),
        money(view.paid(), view),
        money(view.open(), view),
        money(view.overdue(), view));
  }

  private static MoneyJson money(BigDecimal amount, RevenueView view) {
    return MoneyJson.of(new Money(amount, view.currency()));
  }
}
