package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.nephos.billing.TaxCategory;

/**
 * A fee, a discount or a minimum to be.
 *
 * @param name as it stands on the invoice; not of a minimum
 * @param meter of a discount: off which meter, null for all
 * @param amount of a fee or a minimum, above 0, in cents
 * @param percent of a discount, above 0, at most 100
 * @param taxCategory of a fee; null for {@code STANDARD}
 * @param validFrom null for the next full minute; before now only in a plan that no tenant has had
 * @param validTo exclusive, or null for ever
 */
public record AddPlanTerm(
    PlanTermKind kind,
    String name,
    String meter,
    BigDecimal amount,
    BigDecimal percent,
    TaxCategory taxCategory,
    Instant validFrom,
    Instant validTo) {}
