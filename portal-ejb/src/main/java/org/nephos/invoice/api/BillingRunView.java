package org.nephos.invoice.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A run of billing.
 *
 * @param tenant one, or null for all
 * @param issued how many invoices it issued
 * @param empty how many months it closed without an invoice
 * @param failed how many tenants could not be billed; {@code error} says why of the first
 */
public record BillingRunView(
    UUID id,
    UUID tenant,
    Instant startedAt,
    Instant endedAt,
    String startedBy,
    int issued,
    int empty,
    int failed,
    String error) {}
