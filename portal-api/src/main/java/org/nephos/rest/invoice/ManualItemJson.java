package org.nephos.rest.invoice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.ManualItemView;
import org.nephos.rest.billing.MoneyJson;

/** What finance adds to an invoice by hand. */
@Schema(name = "ManualItem")
public record ManualItemJson(
    UUID id,
    UUID tenant,
    String tenantName,
    @Schema(nullable = true, description = "Null for the tenant as a whole.") UUID project,
    @Schema(examples = "Migration by our people") String description,
    @Schema(description = "Negative for what is taken off.") MoneyJson amount,
    TaxCategory taxCategory,
    @Schema(nullable = true, description = "On which it stands; null while it waits.")
        InvoiceRefJson invoice,
    String createdBy,
    Instant createdAt) {
  static ManualItemJson of(ManualItemView view) {
    return new ManualItemJson(
        view.id(),
        view.tenant(),
        view.tenantName(),
        view.project(),
        view.description(),
        MoneyJson.of(new Money(view.amount(), view.currency())),
        view.taxCategory(),
        InvoiceRefJson.of(view.invoice()),
        view.createdBy(),
        view.createdAt());
  }
}
