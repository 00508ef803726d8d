package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.TaxTreatment;

/**
 * @param seller null while none is chosen; then months are not closed
 * @param buyer null while nobody has said who it is
 * @param closedUntil up to when its months are closed, or null for none
 * @param balance what its credits come to, in {@code currency}
 * @param version for a change under {@code If-Match}; null before the first
 */
public record BillingAccountView(
    UUID tenant,
    UUID seller,
    String sellerName,
    InvoiceView.Party buyer,
    TaxTreatment taxTreatment,
    Instant closedUntil,
    BigDecimal balance,
    String currency,
    Long version) {}
