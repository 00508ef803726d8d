package org.nephos.billing.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.billing.TaxCategory;

/**
 * A fee, a discount or a minimum of a price plan.
 *
 * @param name null of a minimum
 * @param meter the word of the meter that a discount is off; null for all, and of what is no
 *     discount
 * @param amount in the plan's currency; null of a discount
 * @param percent of a discount, else null
 * @param taxCategory of a fee, else null
 * @param validTo exclusive, or null for ever
 * @param state now
 */
public record PlanTermView(
    UUID id,
    PlanTermKind kind,
    String name,
    String meter,
    BigDecimal amount,
    BigDecimal percent,
    TaxCategory taxCategory,
    Instant validFrom,
    Instant validTo,
    RuleState state) {}
