package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What a month brought, in one currency, by the month that invoices are about.
 *
 * @param net of invoices, without tax
 * @param credited net of credit notes, negative
 * @param paid on its invoices
 * @param open still owed on its invoices
 * @param overdue the part of {@code open} that is behind its term
 */
public record RevenueView(
    YearMonth month,
    String currency,
    int invoices,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total,
    BigDecimal credited,
    BigDecimal paid,
    BigDecimal open,
    BigDecimal overdue) {}
