package org.nephos.billing.api;

import java.time.Instant;
import java.util.UUID;

/**
 * Which charges. A charge counts from its beginning, or from the beginning of the month that bills
 * it where that is later; so neighbouring periods fit together, and a month has its whole invoice.
 *
 * @param tenant null for all that the caller may see the invoices of
 * @param from inclusive; null for the first
 * @param to exclusive; null for no end
 */
public record FocusQuery(UUID tenant, Instant from, Instant to) {}
