package org.nephos.rest.invoice;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.rest.billing.MoneyJson;

/** A line of an invoice. */
@Schema(name = "InvoiceItem")
public record InvoiceItemJson(
    @Schema(description = "From 1.", examples = "1") int n,
    InvoiceView.ItemKind kind,
    @Schema(description = "Whether it is about a month that was closed already.")
        boolean correction,
    @Schema(nullable = true, description = "Null for the tenant as a whole.") UUID project,
    @Schema(nullable = true) String projectName,
    @Schema(nullable = true, examples = "instance.vcpu") String meter,
    @Schema(nullable = true) UUID rate,
    @Schema(description = "In words.", examples = "vCPUs of instances") String description,
    BillingPeriodJson period,
    @Schema(type = SchemaType.STRING, examples = "1440") BigDecimal quantity,
    @Schema(examples = "vCPU·h") String unit,
    @Schema(description = "Of one unit, exact.") MoneyJson unitPrice,
    @Schema(description = "Exact.") MoneyJson cost,
    @Schema(description = "The cost, rounded once to cents.") MoneyJson amount,
    TaxCategory taxCategory,
    @Schema(nullable = true, description = "The credit note that took it back.")
        InvoiceRefJson creditedBy) {
  static InvoiceItemJson of(InvoiceView.Item item, String currency) {
    return new InvoiceItemJson(
        item.n(),
        item.kind(),
        item.isCorrection(),
        item.project(),
        item.projectName(),
        item.meter(),
        item.rate(),
        item.description(),
        new BillingPeriodJson(item.from(), item.to()),
        item.quantity(),
        item.unit(),
        MoneyJson.of(new Money(item.unitPrice(), currency)),
        MoneyJson.of(new Money(item.cost(), currency)),
        MoneyJson.of(new Money(item.amount(), currency)),
        item.taxCategory(),
        InvoiceRefJson.of(item.creditedBy()));
  }
}
