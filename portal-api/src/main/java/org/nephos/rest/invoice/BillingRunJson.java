package org.nephos.rest.invoice;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.invoice.api.BillingRunView;

/** A run of billing. */
@Schema(name = "BillingRun")
public record BillingRunJson(
    UUID id,
    @Schema(nullable = true, description = "Null for all.") UUID tenant,
    Instant startedAt,
    @Schema(nullable = true, description = "Null while it goes on.") Instant endedAt,
    String startedBy,
    @Schema(description = "How many invoices it issued.", examples = "12") int issued,
    @Schema(description = "How many months it closed without an invoice.", examples = "3")
        int empty,
    @Schema(description = "How many tenants could not be billed.", examples = "0") int failed,
    @Schema(nullable = true, description = "Why, of the first of them.") String error) {
  static BillingRunJson of(BillingRunView view) {
    return new BillingRunJson(
        view.id(),
        view.tenant(),
        view.startedAt(),
        view.endedAt(),
        view.startedBy(),
        view.issued(),
        view.empty(),
        view.failed(),
        view.error());
  }
}
