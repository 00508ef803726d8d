package org.nephos.billing.api;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a running instance of a flavor costs now, before free quantities, tiers and discounts.
 *
 * @param zone the only one that the price is for, or null for all that have none of their own
 * @param hourly exact
 * @param monthly for 730 hours, to cents
 * @param currency an ISO 4217 code
 */
public record FlavorPriceView(
    UUID flavor,
    String name,
    int vcpus,
    int ramMib,
    int diskGib,
    String zone,
    BigDecimal hourly,
    BigDecimal monthly,
    String currency) {}
