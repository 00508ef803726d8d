package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.TaxCategory;

/**
 * @param project null for the tenant as a whole
 * @param amount negative for what is taken off
 * @param currency that of the invoice; while it waits, that of the tenant's plan
 * @param invoice on which it stands, or null while it waits
 */
public record ManualItemView(
    UUID id,
    UUID tenant,
    String tenantName,
    UUID project,
    String description,
    BigDecimal amount,
    String currency,
    TaxCategory taxCategory,
    InvoiceView.Ref invoice,
    String createdBy,
    Instant createdAt) {}
