package org.nephos.invoice.api;

/**
 * @param invoicePrefix 1 to 16 capital letters, digits, hyphens; cannot change later
 * @param paymentDays 0 to 365
 */
public record SaveSeller(InvoiceView.Party party, String invoicePrefix, int paymentDays) {}
