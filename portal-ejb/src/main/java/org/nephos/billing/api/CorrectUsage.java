package org.nephos.billing.api;

import java.time.YearMonth;

/**
 * Makes the records of a resource say what its events say.
 *
 * @param month the billing month whose records are corrected, by the calendar of the tenant
 * @param reason why; it is kept in the audit trail
 */
public record CorrectUsage(YearMonth month, String reason) {}
