package org.nephos.invoice.api;

import java.time.Instant;
import java.util.UUID;

/**
 * @param invoicePrefix what its numbers begin with; no two sellers share one
 * @param paymentDays how long its invoices may be open
 * @param isTaxed whether any tax rate of its country holds today; otherwise what it sells is not
 *     taxed
 * @param version for a change under {@code If-Match}
 */
public record SellerView(
    UUID id,
    InvoiceView.Party party,
    String invoicePrefix,
    int paymentDays,
    Instant createdAt,
    boolean isTaxed,
    long version) {}
