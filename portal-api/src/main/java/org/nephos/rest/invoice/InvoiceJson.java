package org.nephos.rest.invoice;

import static org.nephos.rest.invoice.InvoiceSummaryJson.money;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.rest.billing.MoneyJson;

/** An invoice or a credit note; the amounts of a credit note are negative. */
@Schema(name = "Invoice")
public record InvoiceJson(
    UUID id,
    InvoiceView.Kind kind,
    @Schema(nullable = true, description = "Null for a draft.", examples = "NEPH-000042")
        String number,
    InvoiceState state,
    @Schema(description = "Issued, not fully paid, and behind its term.") boolean overdue,
    UUID tenant,
    String tenantName,
    BillingPeriodJson period,
    @Schema(description = "In which the period is a month.", examples = "Europe/Berlin")
        String zone,
    @Schema(nullable = true, description = "As it was when it was issued.") PartyJson seller,
    @Schema(nullable = true, description = "As it was when it was issued.") PartyJson buyer,
    TaxTreatment taxTreatment,
    List<InvoiceItemJson> items,
    List<InvoiceTaxJson> taxes,
    @Schema(description = "The sum of the items.") MoneyJson net,
    @Schema(description = "The sum of the taxes.") MoneyJson tax,
    @Schema(description = "Net and tax.") MoneyJson total,
    @Schema(description = "By payments and credits.") MoneyJson paid,
    @Schema(description = "Still owed; zero for drafts and credit notes.") MoneyJson open,
    Instant createdAt,
    @Schema(nullable = true) Instant issuedAt,
    @Schema(nullable = true) Instant dueAt,
    @Schema(nullable = true, description = "The invoice that a credit note answers.")
        InvoiceRefJson answers,
    @Schema(description = "What answers it.") List<InvoiceRefJson> creditNotes,
    @Schema(nullable = true, description = "Of a credit note.") String reason,
    @Schema(nullable = true, description = "The prices it was made by.") String priceVersion,
    @Schema(description = "Oldest first.") List<PaymentJson> payments,
    @Schema(
            nullable = true,
            description = "SHA-256 of its canonical form, which a replay is compared with.")
        String digest) {
  static InvoiceJson of(InvoiceView view) {
    String currency = view.currency();
    return new InvoiceJson(
        view.id(),
        view.kind(),
        view.number(),
        view.state(),
        view.isOverdue(),
        view.tenant(),
        view.tenantName(),
        new BillingPeriodJson(view.from(), view.to()),
        view.zone(),
        PartyJson.of(view.seller()),
        PartyJson.of(view.buyer()),
        view.taxTreatment(),
        view.items().stream().map(item -> InvoiceItemJson.of(item, currency)).toList(),
        view.taxes().stream().map(tax -> InvoiceTaxJson.of(tax, currency)).toList(),
        money(view.net(), view),
        money(view.tax(), view),
        money(view.total(), view),
        money(view.paid(), view),
        money(view.open(), view),
        view.createdAt(),
        view.issuedAt(),
        view.dueAt(),
        InvoiceRefJson.of(view.answers()),
        view.creditNotes().stream().map(InvoiceRefJson::of).toList(),
        view.reason(),
        view.priceVersion(),
        view.payments().stream().map(payment -> PaymentJson.of(payment, currency)).toList(),
        view.digest());
  }
}
