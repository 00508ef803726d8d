package org.nephos.rest.invoice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.Money;
import org.nephos.invoice.api.CreditView;
import org.nephos.rest.billing.MoneyJson;

/** Money that a tenant has with the seller. */
@Schema(name = "Credit")
public record CreditJson(
    UUID id,
    UUID tenant,
    String tenantName,
    CreditView.Kind kind,
    MoneyJson amount,
    @Schema(description = "Not used up yet; nothing once it has expired.") MoneyJson remaining,
    @Schema(examples = "Paid ahead for the year") String reason,
    @Schema(nullable = true, description = "Null for never.") Instant expiresAt,
    String createdBy,
    Instant createdAt) {
  static CreditJson of(CreditView view) {
    return new CreditJson(
        view.id(),
        view.tenant(),
        view.tenantName(),
        view.kind(),
        MoneyJson.of(new Money(view.amount(), view.currency())),
        MoneyJson.of(new Money(view.remaining(), view.currency())),
        view.reason(),
        view.expiresAt(),
        view.createdBy(),
        view.createdAt());
  }
}
