package org.nephos.rest.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.rest.billing.MoneyJson;

/** An invoice or a credit note in a list, without its items. */
@Schema(name = "InvoiceSummary")
public record InvoiceSummaryJson(
    UUID id,
    InvoiceView.Kind kind,
    @Schema(nullable = true, description = "Null for a draft.", examples = "NEPH-000042")
        String number,
    InvoiceState state,
    @Schema(description = "Issued, not fully paid, and behind its term.") boolean overdue,
    UUID tenant,
    String tenantName,
    BillingPeriodJson period,
    MoneyJson net,
    MoneyJson tax,
    MoneyJson total,
    MoneyJson paid,
    MoneyJson open,
    @Schema(nullable = true) Instant issuedAt,
    @Schema(nullable = true) Instant dueAt,
    @Schema(nullable = true, description = "The invoice that a credit note answers.")
        InvoiceRefJson answers) {
  static InvoiceSummaryJson of(InvoiceView view) {
    return new InvoiceSummaryJson(
        view.id(),
        view.kind(),
        view.number(),
        view.state(),
        view.isOverdue(),
        view.tenant(),
        view.tenantName(),
        new BillingPeriodJson(view.from(), view.to()),
        money(view.net(), view),
        money(view.tax(), view),
        money(view.total(), view),
        money(view.paid(), view),
        money(view.open(), view),
        view.issuedAt(),
        view.dueAt(),
        InvoiceRefJson.of(view.answers()));
  }

  static MoneyJson money(BigDecimal amount, InvoiceView view) {
    return MoneyJson.of(new Money(amount, view.currency()));
  }
}
