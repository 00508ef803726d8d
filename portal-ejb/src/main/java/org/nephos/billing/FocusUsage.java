package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A usage record as the export reads it.
 *
 * @param billedIn the month that it counts to, or null for that of its beginning
 * @param sign -1 for one that takes away
 * @param rate null when its meter has no price
 * @param cost without its sign
 */
record FocusUsage(
    UUID id,
    UUID project,
    String resourceType,
    UUID resource,
    String resourceName,
    String meter,
    Instant from,
    Instant to,
    long seconds,
    BigDecimal quantity,
    String unit,
    UUID rate,
    BigDecimal unitPrice,
    String currency,
    BigDecimal cost,
    UUID flavor,
    UUID image,
    String zone,
    String volumeType,
    Instant billedIn,
    int sign) {}
