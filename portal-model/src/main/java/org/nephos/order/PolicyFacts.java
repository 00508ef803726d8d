package org.nephos.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * What policies look at in an order.
 *
 * @param kind the API's word
 * @param monthlyCost of all that is ordered together, in the currency of the tenant
 * @param zone null when placement chooses, so that it may become any
 * @param term how long it is wanted; null for good
 */
public record PolicyFacts(
    String kind,
    BigDecimal monthlyCost,
    UUID flavor,
    String zone,
    Duration term,
    String name,
    Map<String, String> tags,
    UUID image) {}
